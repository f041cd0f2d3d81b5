import "server-only";
import type { GridCard } from "@/components/listings/listing-grid";
import type { ListingCard } from "@/lib/catalogue";
import type { Locale } from "@/lib/i18n/locales";
import { formatMoney } from "@/lib/money";

/** The cards as a grid shows them, their prices worded for `locale`. What it does not show stays behind. */
export const toGridCards = (listings: ListingCard[], locale: Locale): GridCard[] =>
  listings.map(({ slug, title, sellerName, picture, priceMinor, currency }) => ({
    slug,
    title,
    seller: sellerName,
    picture,
    price: formatMoney(priceMinor, locale, currency),
  }));

import "server-only";
import type { GridCard } from "@/components/listings/listing-grid";
import type { ListingCard } from "@/lib/catalogue";
import type { Locale } from "@/lib/i18n/locales";
import { formatMoney } from "@/lib/money";

/**
 * The cards as a grid shows them, their prices worded for `locale`; `sponsored` marks those whose place is paid for. What
 * a grid does not show stays behind.
 */
export const toGridCards = (listings: ListingCard[], locale: Locale, sponsored: string): GridCard[] =>
  listings.map(({ slug, title, sellerName, picture, priceMinor, currency, boosted }) => ({
    slug,
    title,
    seller: sellerName,
    picture,
    price: formatMoney(priceMinor, locale, currency),
    ...(boosted ? { sponsored } : {}),
  }));

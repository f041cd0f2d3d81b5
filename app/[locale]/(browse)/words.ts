import "server-only";
import type { PricedCard } from "@/components/listings/listing-grid";
import type { ListingCard } from "@/lib/catalogue";
import type { Locale } from "@/lib/i18n/locales";
import { formatMoney } from "@/lib/money";

/** The cards with their prices worded for `locale`. */
export const withPrices = (listings: ListingCard[], locale: Locale): PricedCard[] =>
  listings.map((listing) => ({ ...listing, price: formatMoney(listing.priceMillimes, locale) }));

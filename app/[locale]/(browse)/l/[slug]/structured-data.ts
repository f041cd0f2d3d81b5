import type { PublicListing } from "@/lib/catalogue";
import { env } from "@/lib/env";
import type { Locale } from "@/lib/i18n/locales";
import { getPathname } from "@/lib/i18n/routing";
import { toDecimal } from "@/lib/money";
import type { Rating } from "@/lib/reviews";
import { pictureUrl } from "@/lib/storage";

const SUMMARY_LENGTH = 160;

/** The beginning of a description, cut between words, on one line. */
export function summaryOf(description: string): string {
  const flat = description.replace(/\s+/g, " ").trim();
  if (flat.length <= SUMMARY_LENGTH) return flat;
  const cut = flat.slice(0, SUMMARY_LENGTH);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), 1))}…`;
}

/** schema.org knows what comes back (out of stock, or its seller from holidays) from what does not (sold out). */
const AVAILABILITY = { available: "InStock", reserved: "OutOfStock", sold: "SoldOut" } as const;

/** The listing as schema.org's Product or Service with its Offer, and what its buyers say. Addresses must be absolute there. */
export function listingJsonLd(
  listing: PublicListing,
  locale: Locale,
  { average, count }: Rating,
): Record<string, unknown> {
  const { availability, awayUntil } = listing;
  const state = awayUntil && availability.state === "available" ? "reserved" : availability.state;
  const absolute = (path: string) => `${env().APP_URL}${path}`;
  return {
    "@type": listing.mode === "standard" ? "Service" : "Product",
    name: listing.title,
    description: summaryOf(listing.description),
    image: listing.pictures.map((key) => absolute(pictureUrl(key, 800))),
    category: listing.category.name,
    // A rating of nobody is an error there.
    ...(average === null
      ? {}
      : { aggregateRating: { "@type": "AggregateRating", ratingValue: average, reviewCount: count } }),
    offers: {
      "@type": "Offer",
      url: absolute(getPathname({ href: `/l/${listing.slug}`, locale })),
      price: toDecimal(listing.priceMinor, listing.currency),
      priceCurrency: listing.currency,
      availability: `https://schema.org/${AVAILABILITY[state]}`,
      seller: { "@type": "Organization", name: listing.seller.name },
    },
  };
}

import type { PublicListing } from "@/lib/catalogue";
import { env } from "@/lib/env";
import type { Locale } from "@/lib/i18n/locales";
import { getPathname } from "@/lib/i18n/routing";
import { toDecimal } from "@/lib/money";
import { pictureUrl } from "@/lib/storage";

const SUMMARY_LENGTH = 160;

/** The beginning of a description, cut between words, on one line. */
export function summaryOf(description: string): string {
  const flat = description.replace(/\s+/g, " ").trim();
  if (flat.length <= SUMMARY_LENGTH) return flat;
  const cut = flat.slice(0, SUMMARY_LENGTH);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), 1))}…`;
}

/** The listing as schema.org's Product with its Offer. Addresses must be absolute there. */
export function listingJsonLd(listing: PublicListing, locale: Locale): Record<string, unknown> {
  const absolute = (path: string) => `${env().APP_URL}${path}`;
  return {
    "@type": "Product",
    name: listing.title,
    description: summaryOf(listing.description),
    image: listing.pictures.map((key) => absolute(pictureUrl(key, 800))),
    category: listing.category.name,
    offers: {
      "@type": "Offer",
      url: absolute(getPathname({ href: `/l/${listing.slug}`, locale })),
      price: toDecimal(listing.priceMinor, listing.currency),
      priceCurrency: listing.currency,
      availability: "https://schema.org/InStock",
      seller: { "@type": "Organization", name: listing.seller.name },
    },
  };
}

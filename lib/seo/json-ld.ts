import type { PublicListing } from "@/lib/catalogue";
import type { Locale } from "@/lib/i18n/locales";
import { getPathname } from "@/lib/i18n/routing";
import { toDecimal } from "@/lib/money";
import type { Rating } from "@/lib/reviews";
import { pictureUrl } from "@/lib/storage";

type Node = Record<string, unknown>;
/** `origin` as in `https://souk.tn`: addresses must be absolute there. */
type Place = { origin: string; locale: Locale };

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

/** The listing as schema.org's Product or Service with its Offer, and what its buyers say. */
export function listingJsonLd(
  listing: PublicListing,
  { origin, locale }: Place,
  { average, count }: Rating,
): Node {
  const { availability, awayUntil, seller } = listing;
  const state = awayUntil && availability.state === "available" ? "reserved" : availability.state;
  const addressOf = (href: string) => `${origin}${getPathname({ href, locale })}`;
  return {
    "@type": listing.mode === "standard" ? "Service" : "Product",
    name: listing.title,
    description: summaryOf(listing.description),
    image: listing.pictures.map((key) => `${origin}${pictureUrl(key, 800)}`),
    category: listing.category.name,
    // A rating of nobody is an error there.
    ...(average === null
      ? {}
      : { aggregateRating: { "@type": "AggregateRating", ratingValue: average, reviewCount: count } }),
    offers: {
      "@type": "Offer",
      url: addressOf(`/l/${listing.slug}`),
      price: toDecimal(listing.priceMinor, listing.currency),
      priceCurrency: listing.currency,
      availability: `https://schema.org/${AVAILABILITY[state]}`,
      seller: { "@type": "Organization", name: seller.name, url: addressOf(`/s/${seller.handle}`) },
    },
  };
}

/** The way to a page as schema.org's BreadcrumbList: the page itself stands last, without an address. */
export function breadcrumbsJsonLd(
  { origin, locale }: Place,
  trail: { href: string; name: string }[],
  here: string,
): Node {
  const items = [
    ...trail.map(({ href, name }) => ({ name, item: `${origin}${getPathname({ href, locale })}` })),
    { name: here },
  ];
  return {
    "@type": "BreadcrumbList",
    itemListElement: items.map((item, index) => ({ "@type": "ListItem", position: index + 1, ...item })),
  };
}

/** Who stands behind the site, and how it is searched. */
export function siteJsonLd({ origin, locale }: Place, words: { name: string; description: string }): Node[] {
  const organization = `${origin}/#organization`;
  const home = `${origin}${getPathname({ href: "/", locale })}`;
  return [
    {
      "@type": "Organization",
      "@id": organization,
      name: words.name,
      url: origin,
      logo: `${origin}/icons/souk-512.png`,
    },
    {
      "@type": "WebSite",
      "@id": `${home}#website`,
      ...words,
      url: home,
      inLanguage: locale,
      publisher: { "@id": organization },
      potentialAction: {
        "@type": "SearchAction",
        target: { "@type": "EntryPoint", urlTemplate: `${home}/search?q={search_term_string}` },
        "query-input": "required name=search_term_string",
      },
    },
  ];
}

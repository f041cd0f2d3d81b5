import { LOCALES } from "@/lib/i18n/locales";

/**
 * What the database says on `souk_catalogue` (triggers `listings_announce`, `sellers_page_announce` and their like).
 * `seller` is the handle of one whose page changed; `rated` of one whose reviews did, which all their listings show.
 */
export type CatalogueChange =
  | { everything: true }
  | { listing: string; category: string | null }
  | { seller: string }
  | { rated: string };

/** What to throw away: pages by their addresses, pages of a route by its pattern, and what carries a tag. */
export type Stale = { paths: string[]; routes: string[]; tags: string[]; everything: boolean };

/** Carried by what shows the newest of a category without being the category's page. */
export const categoryTag = (slug: string) => `category:${slug}`;

/** Carried by what shows how a seller is rated without being the seller's page. */
export const ratingTag = (handle: string) => `rating:${handle}`;

/** Reads a notification. Where it is not understood, anything may have changed. */
export function parseChange(payload: string): CatalogueChange {
  try {
    const { listing, category, seller, rated } = JSON.parse(payload) as Record<string, unknown>;
    if (typeof listing === "string" && (typeof category === "string" || category === null))
      return { listing, category };
    if (typeof seller === "string") return { seller };
    if (typeof rated === "string") return { rated };
  } catch {
    // Not JSON.
  }
  return { everything: true };
}

/** What shows the changed listings and sellers, in every language, each once. */
export function staleAfter(changes: CatalogueChange[]): Stale {
  const paths = new Set<string>();
  const tags = new Set<string>();
  const categories = new Set<string>();
  for (const change of changes) {
    if ("everything" in change) return { paths: [], routes: [], tags: [], everything: true };
    if (!("listing" in change)) {
      const handle = "seller" in change ? change.seller : change.rated;
      for (const locale of LOCALES) paths.add(`/${locale}/s/${handle}`);
      if ("rated" in change) tags.add(ratingTag(handle));
      continue;
    }
    for (const locale of LOCALES) {
      paths.add(`/${locale}`);
      paths.add(`/${locale}/l/${change.listing}`);
      if (change.category) paths.add(`/${locale}/c/${change.category}`);
    }
    if (change.category) categories.add(change.category);
  }
  return {
    paths: [...paths],
    // One listing more or less moves those after it to another page: how many pages there were is not known here.
    routes: categories.size > 0 ? ["/[locale]/(browse)/c/[slug]/[page]"] : [],
    tags: [...[...categories].map(categoryTag), ...tags],
    everything: false,
  };
}

import { LOCALES } from "@/lib/i18n/locales";

/** What the database says on `souk_catalogue` (triggers `listings_announce`, `categories_announce` and their like). */
export type CatalogueChange = { everything: true } | { listing: string; category: string | null };

/** What to throw away: pages by their addresses, pages of a route by its pattern, and what carries a tag. */
export type Stale = { paths: string[]; routes: string[]; tags: string[]; everything: boolean };

/** Carried by what shows the newest of a category without being the category's page. */
export const categoryTag = (slug: string) => `category:${slug}`;

/** Reads a notification. Where it is not understood, anything may have changed. */
export function parseChange(payload: string): CatalogueChange {
  try {
    const { listing, category } = JSON.parse(payload) as { listing?: unknown; category?: unknown };
    if (typeof listing === "string" && (typeof category === "string" || category === null))
      return { listing, category };
  } catch {
    // Not JSON.
  }
  return { everything: true };
}

/** What shows the changed listings, in every language, each once. */
export function staleAfter(changes: CatalogueChange[]): Stale {
  const paths = new Set<string>();
  const tags = new Set<string>();
  for (const change of changes) {
    if ("everything" in change) return { paths: [], routes: [], tags: [], everything: true };
    for (const locale of LOCALES) {
      paths.add(`/${locale}`);
      paths.add(`/${locale}/l/${change.listing}`);
      if (change.category) paths.add(`/${locale}/c/${change.category}`);
    }
    if (change.category) tags.add(categoryTag(change.category));
  }
  return {
    paths: [...paths],
    // One listing more or less moves those after it to another page: how many pages there were is not known here.
    routes: tags.size > 0 ? ["/[locale]/(browse)/c/[slug]/[page]"] : [],
    tags: [...tags],
    everything: false,
  };
}

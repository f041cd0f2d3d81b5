import "server-only";
import type { Db } from "@/db/client";
import { readSearch, type SearchInput, type TypedSearch } from "./input";
import { countListings } from "./queries";

/** So many ways out are offered. */
const MOST_OFFERED = 4;
/** So many words are left out in turn. */
const MOST_WORDS = 4;

/** What is left out: one filter, both prices, one of the words, or all filters together. */
export type Dropped = "category" | "price" | "mode" | "place" | "reviewed" | "word" | "filters";
export type Wider = {
  drop: Dropped;
  /** The word that is left out, as it was typed; empty where a filter is. */
  word: string;
  /** The fields of the search without it. */
  typed: TypedSearch;
  /** How many listings that finds; never none. Counted as far as `MOST_COUNTED`. */
  total: number;
};

const NONE = { category: "", min: "", max: "", mode: "", place: "", reviewed: "" };

/**
 * For a search that finds nothing: what it would find with one thing less, filters before words, and all filters together
 * where none alone is in the way.
 */
export async function widerSearches(db: Db, typed: TypedSearch): Promise<Wider[]> {
  const first: TypedSearch = { ...typed, sort: "", after: "", before: "" };
  const { input } = readSearch(first);
  const without = (drop: Dropped, changes: Partial<TypedSearch>, word = "") => ({
    drop,
    word,
    typed: { ...first, ...changes },
  });
  const filters = activeFilters(input).map((drop) =>
    without(drop, drop === "price" ? { min: "", max: "" } : { [drop]: "" }),
  );
  const words = input.q.split(/\s+/).filter(Boolean);
  const shorter =
    words.length < 2
      ? []
      : words
          .slice(0, MOST_WORDS)
          .map((word, at) => without("word", { q: words.filter((_, i) => i !== at).join(" ") }, word));
  const single = await counted(db, [...filters, ...shorter]);
  if (single.length > 0 || filters.length < 2) return single.slice(0, MOST_OFFERED);
  return counted(db, [without("filters", NONE)]);
}

type Filter = Exclude<Dropped, "word" | "filters">;

function activeFilters({ category, min, max, mode, place, reviewed }: SearchInput): Filter[] {
  const active: Record<Filter, boolean> = {
    category: category !== null,
    price: min !== null || max !== null,
    mode: mode !== null,
    place: place !== null,
    reviewed,
  };
  return (Object.keys(active) as Filter[]).filter((filter) => active[filter]);
}

async function counted(db: Db, searches: Omit<Wider, "total">[]): Promise<Wider[]> {
  const totals = await Promise.all(searches.map(({ typed }) => countListings(db, readSearch(typed).input)));
  return searches
    .map((search, at) => ({ ...search, total: totals[at] ?? 0 }))
    .filter(({ total }) => total > 0);
}

import type { SearchInput } from "@/lib/search";

/**
 * One way of writing for searches that find the same: folded words in one order, however they were typed, and the filters.
 * The order of the results is none of it.
 */
export const canonicalOf = (
  words: string[],
  { category, min, max, mode, place, reviewed }: SearchInput,
): string => JSON.stringify([[...words].sort(), category, min, max, mode, place, reviewed]);

/** Whether anything is asked at all: a search that finds everything would tell of everything. */
export const asksSomething = (
  words: string[],
  { category, min, max, mode, place, reviewed }: SearchInput,
): boolean =>
  words.length > 0 || reviewed || [category, min, max, mode, place].some((filter) => filter !== null);

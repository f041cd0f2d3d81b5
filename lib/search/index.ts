export {
  firstPage,
  isNarrowed,
  QUERY_LENGTH,
  type ReadSearch,
  readSearch,
  type SearchInput,
  SORTS,
  type Sort,
  searchPath,
  type TypedSearch,
} from "./input";
export { beginnings, comparesPrices, conditionsOfSaved, keysOf } from "./match";
export {
  countListings,
  type Found,
  MOST_COUNTED,
  SEARCH_PAGE_SIZE,
  searchListings,
  wordsToKeep,
} from "./queries";
export { type Suggestion, suggest } from "./suggest";
export { type Wider, widerSearches } from "./wider";

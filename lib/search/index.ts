export {
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
export { comparesPrices, conditionsOfSaved } from "./match";
export { type Found, MOST_COUNTED, SEARCH_PAGE_SIZE, searchListings, wordsToKeep } from "./queries";
export { type Suggestion, suggest } from "./suggest";

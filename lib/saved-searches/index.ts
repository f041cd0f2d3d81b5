export { asksSomething } from "./canonical";
export { MOST_SAVED, removeSearch, saveSearch, setSearchMail } from "./commands";
export { type SavedSearchForm, savedSearchForm } from "./input";
export { findMatches } from "./match";
export { FRESH_DAYS, listSavedSearches, type SavedSearch } from "./queries";
export { isFindMailIdle, tellFinds } from "./tell";

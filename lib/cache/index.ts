export { keepFresh } from "./freshness";
export { categoryTag, type Stale } from "./stale";
export { isCacheToken } from "./token";

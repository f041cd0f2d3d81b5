export { encodeOnce } from "./encode-once";
export { keepFresh } from "./freshness";
export { categoryTag, ratingTag, type Stale } from "./stale";
export { isCacheToken } from "./token";

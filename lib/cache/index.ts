export { answerFromMemory } from "./answer-from-memory";
export { keepFresh } from "./freshness";
export { pageMemory } from "./memory";
export { categoryTag, ratingTag, type Stale } from "./stale";
export { isCacheToken } from "./token";

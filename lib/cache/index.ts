export { answerFromMemory } from "./answer-from-memory";
export { keepFresh } from "./freshness";
export { memories } from "./memory";
export { categoryTag, ratingTag, type Stale } from "./stale";
export { isCacheToken } from "./token";

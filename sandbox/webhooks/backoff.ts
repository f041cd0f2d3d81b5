export const MAX_TRIES = 5;
const FIRST_MS = 5_000;
const FACTOR = 4;
const JITTER = 0.2;

/**
 * How long to wait after the nth failed try, on the world's clock: 5 s, 20 s, 80 s, 320 s, each up to a fifth longer.
 * dhmad-api.md §7 [A].
 */
export function backoffMs(failedTries: number, random: () => number = Math.random): number {
  const base = FIRST_MS * FACTOR ** (failedTries - 1);
  return Math.round(base * (1 + JITTER * random()));
}

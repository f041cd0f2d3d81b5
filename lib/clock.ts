export const SECOND_MS = 1_000;
export const MINUTE_MS = 60 * SECOND_MS;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** The present time. What depends on it takes a `Clock`, so that a test can turn it. */
export type Clock = () => Date;
export const systemClock: Clock = () => new Date();

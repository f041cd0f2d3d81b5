import { readFileSync } from "node:fs";

export const SECOND_MS = 1_000;
export const MINUTE_MS = 60 * SECOND_MS;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** The present time. What depends on it takes a `Clock`, so that a test can turn it. */
export type Clock = () => Date;

/**
 * The app's present time: every deadline and every date that people see is measured by it. Where `CLOCK_OFFSET_FILE` names
 * a file, the milliseconds in it are added, so that a test moves all processes of a stack together, beside the local
 * DHMAD's own clock. Sign-in, signatures of webhooks and limits keep to real time.
 */
export const systemClock: Clock = () => new Date(Date.now() + offsetMs());

function offsetMs(): number {
  const file = process.env.CLOCK_OFFSET_FILE;
  return file ? Number(readFileSync(file, "utf8")) || 0 : 0;
}

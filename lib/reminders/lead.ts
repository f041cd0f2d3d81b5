import { DAY_MS, HOUR_MS } from "@/lib/clock";

/** From this length on a period counts in days, and its reminder comes a day before its end. */
const LONG_MS = 2 * DAY_MS;
const LEAD_OF_DAYS_MS = DAY_MS;
const LEAD_OF_HOURS_MS = 3 * HOUR_MS;
/** No reminder comes earlier than this. */
export const LONGEST_LEAD_MS = LEAD_OF_DAYS_MS;

/**
 * How long before the end of a period of `lengthMs` its reminder comes: a day where it lasts days, three hours where it
 * lasts hours, and never in its first half.
 */
export function leadMs(lengthMs: number): number {
  if (lengthMs >= LONG_MS) return LEAD_OF_DAYS_MS;
  return Math.min(LEAD_OF_HOURS_MS, Math.max(0, lengthMs) / 2);
}

/** Whether `now` is the time to remind of `at`, for a period that began at `from`. What has passed is not reminded of. */
export const isTimeToRemind = (now: Date, from: Date, at: Date): boolean =>
  now < at && at.getTime() - now.getTime() <= leadMs(at.getTime() - from.getTime());

/** Whole hours that are left, rounded down: 0 says "less than an hour". */
export const hoursLeft = (now: Date, at: Date): number =>
  Math.floor((at.getTime() - now.getTime()) / HOUR_MS);

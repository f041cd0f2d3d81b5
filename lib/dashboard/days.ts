import { DAY_MS } from "@/lib/clock";

/** Days are counted where the sellers live. Tunisia has kept UTC+1 all year since 2009. */
export const TIME_ZONE = "Africa/Tunis";

const inTunis = new Intl.DateTimeFormat("en-CA", { timeZone: TIME_ZONE });

/** The day in Tunisia, as `2026-03-31`. */
export const dayOf = (at: Date): string => inTunis.format(at);

/** The last `count` days in Tunisia, oldest first, the present one included. */
export function lastDays(count: number, now: Date): string[] {
  // A day of the calendar is counted in UTC, where each one has 24 hours.
  const today = Date.parse(dayOf(now));
  return Array.from({ length: count }, (_, index) =>
    new Date(today - (count - 1 - index) * DAY_MS).toISOString().slice(0, 10),
  );
}

/** Which spans the dashboard shows, in days. */
export const PERIODS = [30, 90] as const;
export type Period = (typeof PERIODS)[number];

/** The span that an address asks for (`?days=90`); the shorter one where it names none of ours. */
export const toPeriod = (asked: unknown): Period =>
  PERIODS.find((period) => String(period) === asked) ?? PERIODS[0];

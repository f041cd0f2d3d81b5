import { DAY_MS } from "@/lib/clock";

/** How far ahead a shop may be closed, in days. */
export const MAX_AWAY_DAYS = 180;

const inTunis = new Intl.DateTimeFormat("en-CA", { timeZone: "Africa/Tunis" });
const dayIn = (days: number, now: Date) => inTunis.format(new Date(now.getTime() + days * DAY_MS));

/** The first and the last day on which a shop that closes now may open again, as `2026-03-31`, in Tunisia. */
export const openingDays = (now: Date) => ({ first: dayIn(1, now), last: dayIn(MAX_AWAY_DAYS, now) });

/** When that day begins in Tunisia (UTC+1 all year); null where it is no day, or not one of `openingDays`. */
export function openingAt(day: string, now: Date): Date | null {
  const at = new Date(/^\d{4}-\d{2}-\d{2}$/.test(day) ? `${day}T00:00:00+01:00` : "");
  // The 31st of February would be a day of March.
  if (Number.isNaN(at.getTime()) || inTunis.format(at) !== day) return null;
  const { first, last } = openingDays(now);
  return day >= first && day <= last ? at : null;
}

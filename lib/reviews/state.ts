import type { orders, reviews } from "@/db/schema";
import { DAY_MS } from "@/lib/clock";

export type Review = typeof reviews.$inferSelect;
export type ReviewSide = Review["side"];

/** So long after completion a review may be written. */
export const REVIEW_WINDOW_MS = 60 * DAY_MS;
/** So long after completion a review waits for the other side's. */
export const HIDDEN_MS = 14 * DAY_MS;

type Reviewed = Pick<typeof orders.$inferSelect, "mode" | "status" | "completedAt">;
type Written = Pick<Review, "publishedAt">;

/** From when on a review is public whatever the other side does. */
export const publishedFrom = (completedAt: Date) => new Date(completedAt.getTime() + HIDDEN_MS);
/** From when on none may be written. */
export const closedFrom = (completedAt: Date) => new Date(completedAt.getTime() + REVIEW_WINDOW_MS);

/** When the sale was completed; null where there is nothing to review, as in what the marketplace itself sells. */
export const completionOf = ({ mode, status, completedAt }: Reviewed): Date | null =>
  mode !== "instant" && status === "completed" ? completedAt : null;

/** Why a side may not write or change its review now, as a key of the catalogue `errors`; null where it may. */
export function refusal(order: Reviewed, mine: Written | null, now: Date): string | null {
  const completedAt = completionOf(order);
  if (!completedAt) return "reviewNotOpen";
  // What is due is public, even where the job that says so has not come to it yet.
  if (mine && (mine.publishedAt || now >= publishedFrom(completedAt))) return "reviewPublished";
  if (now >= closedFrom(completedAt)) return "reviewTooLate";
  return null;
}

/** Whether what is written now is public at once: the other side has written, or its time to do so unseen is over. */
export const publishesNow = (completedAt: Date, theirs: Written | null, now: Date): boolean =>
  theirs !== null || now >= publishedFrom(completedAt);

/** What a side sees of its own review: nothing yet, hidden (and still open to change), public, or its time is over. */
export type OwnStanding = "open" | "hidden" | "published" | "late";

export function ownStanding(order: Reviewed, mine: Written | null, now: Date): OwnStanding | null {
  if (!completionOf(order)) return null;
  const refused = refusal(order, mine, now);
  if (mine) return refused ? "published" : "hidden";
  return refused ? "late" : "open";
}

import "server-only";
import { and, eq, isNotNull, lte } from "drizzle-orm";
import type { Db } from "@/db/client";
import { sellers } from "@/db/schema";
import { type Clock, systemClock } from "@/lib/clock";
import { fail, ok, type Result } from "@/lib/result";
import { openingAt } from "./days";

/**
 * Closes a shop until `day` begins in Tunisia (`2026-03-31`), or opens it again (null). Listings stay to be seen and
 * cannot be ordered; orders that are there go on. Fails with `invalid_input` at `day`, and with `not_found` for whoever
 * is no seller.
 */
export async function setAway(
  db: Db,
  userId: string,
  day: string | null,
  clock: Clock = systemClock,
): Promise<Result<{ until: Date | null }>> {
  const now = clock();
  const until = day === null ? null : openingAt(day, now);
  if (day !== null && !until) return fail("invalid_input", "checkFields", { day: ["awayDay"] });
  const [closed] = await db
    .update(sellers)
    .set({ awayUntil: until, updatedAt: now })
    .where(eq(sellers.userId, userId))
    .returning({ until: sellers.awayUntil });
  return closed ? ok(closed) : fail("not_found", "sellerUnknown");
}

/** Until when this seller's shop is closed; null where it is open. */
export async function getAwayUntil(db: Db, userId: string, now: Date): Promise<Date | null> {
  const [seller] = await db
    .select({ until: sellers.awayUntil })
    .from(sellers)
    .where(eq(sellers.userId, userId));
  return seller?.until && seller.until > now ? seller.until : null;
}

/** Opens the shops whose day has come, so that their pages say so. Returns how many. */
export async function openShops(db: Db, now: Date): Promise<number> {
  const opened = await db
    .update(sellers)
    .set({ awayUntil: null, updatedAt: now })
    .where(and(isNotNull(sellers.awayUntil), lte(sellers.awayUntil, now)))
    .returning({ userId: sellers.userId });
  return opened.length;
}

import "server-only";
import { randomUUID } from "node:crypto";
import { and, asc, eq, inArray } from "drizzle-orm";
import { z } from "zod";
import type { Db } from "@/db/client";
import { listings, sellers } from "@/db/schema";
import { type Clock, systemClock } from "@/lib/clock";
import { ok, type Result } from "@/lib/result";
import { type BulkChange, MAX_SELECTED, planBulk } from "./bulk-plan";
import { toFailure } from "./own";
import type { Listing } from "./state";

export type SelectedListing = Listing;

/** Those of the named listings that are this person's own, in the order of their titles. */
export async function listSelected(db: Db, userId: string, ids: string[]): Promise<SelectedListing[]> {
  const known = ids.filter((id) => z.uuid().safeParse(id).success).slice(0, MAX_SELECTED);
  if (known.length === 0) return [];
  return db
    .select()
    .from(listings)
    .where(and(eq(listings.sellerId, userId), inArray(listings.id, known)))
    .orderBy(asc(listings.title), asc(listings.id));
}

/**
 * Does to each listing what the preview had shown: one that meanwhile starts from something else, or that no longer
 * may, is left as it is and counted in `left`. All in one transaction. Listings of others are not found.
 */
export async function applyBulk(
  db: Db,
  userId: string,
  { change, shown }: { change: BulkChange; shown: { id: string; was: string }[] },
  clock: Clock = systemClock,
): Promise<Result<{ done: number; left: number }>> {
  const wasOf = new Map(shown.map(({ id, was }) => [id, was]));
  try {
    return await db.transaction(async (tx) => {
      // The seller first, as the trigger does that withdraws listings; then the listings in one order for everybody.
      const [seller] = await tx
        .select({ kycStatus: sellers.kycStatus })
        .from(sellers)
        .where(eq(sellers.userId, userId))
        .for("share");
      const rows = await tx
        .select()
        .from(listings)
        .where(and(eq(listings.sellerId, userId), inArray(listings.id, [...wasOf.keys()])))
        .orderBy(asc(listings.id))
        .for("update");
      let done = 0;
      for (const listing of rows) {
        const plan = planBulk(listing, change, seller?.kycStatus === "approved");
        if (plan.does === "nothing" || plan.was !== wasOf.get(listing.id)) continue;
        const next =
          plan.does === "price"
            ? { priceMinor: plan.to, editId: randomUUID() }
            : { status: plan.does === "pause" ? ("draft" as const) : ("published" as const) };
        await tx
          .update(listings)
          .set({ ...next, updatedAt: clock() })
          .where(eq(listings.id, listing.id));
        done += 1;
      }
      return ok({ done, left: wasOf.size - done });
    });
  } catch (error) {
    return toFailure(error);
  }
}

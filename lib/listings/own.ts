import "server-only";
import { and, eq } from "drizzle-orm";
import { z } from "zod";
import type { Db, Tx } from "@/db/client";
import { violatedConstraint } from "@/db/errors";
import { listings, sellers } from "@/db/schema";
import { fail, type Result } from "@/lib/result";
import type { Listing } from "./state";

export type Owned = { listing: Listing; verified: boolean };

/**
 * Locks a listing of this person's and the approval of its seller; null for anybody else's. The seller first, as the
 * trigger does that withdraws listings: taken the other way round, the two would wait for each other.
 */
async function lockOwn(tx: Tx, userId: string, listingId: string): Promise<Owned | null> {
  if (!z.uuid().safeParse(listingId).success) return null;
  const [seller] = await tx
    .select({ kycStatus: sellers.kycStatus })
    .from(sellers)
    .where(eq(sellers.userId, userId))
    .for("share");
  const [listing] = await tx
    .select()
    .from(listings)
    .where(and(eq(listings.id, listingId), eq(listings.sellerId, userId)))
    .for("update");
  return listing ? { listing, verified: seller?.kycStatus === "approved" } : null;
}

/** What the database refused, in our words; anything else is a bug and is thrown on. */
export function toFailure(error: unknown): Result<never> {
  switch (violatedConstraint(error)) {
    case "listings_kyc_gate":
      return fail("not_verified", "sellerUnverified");
    case "listings_category_slug_categories_slug_fk":
      return fail("invalid_input", "checkFields", { categorySlug: ["categoryUnknown"] });
    case "orders_listing_id_listings_id_fk":
      return fail("conflict", "listingHasOrders");
    default:
      throw error;
  }
}

/** Runs `run` with the person's own listing locked. Fails with `not_found` for anybody else's. */
export async function changeOwn<T>(
  db: Db,
  userId: string,
  listingId: string,
  run: (tx: Tx, owned: Owned) => Promise<Result<T>>,
): Promise<Result<T>> {
  try {
    return await db.transaction(async (tx) => {
      const owned = await lockOwn(tx, userId, listingId);
      return owned ? run(tx, owned) : fail("not_found", "listingUnknown");
    });
  } catch (error) {
    return toFailure(error);
  }
}

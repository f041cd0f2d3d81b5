import "server-only";
import { and, eq, gt, max } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { boosts, listings } from "@/db/schema";

type Listing = typeof listings.$inferSelect;

/** Locks the listing whose boosts are to change: whatever counts from their ends happens one after the other. */
export async function lockListing(tx: Tx, listingId: string): Promise<Listing> {
  const [listing] = await tx.select().from(listings).where(eq(listings.id, listingId)).for("no key update");
  if (!listing) throw new Error(`listing ${listingId} does not exist`);
  return listing;
}

/** When the last of a listing's boosts ends; null where none runs at `now`. */
export async function lastEnd(tx: Tx, listingId: string, now: Date): Promise<Date | null> {
  const [row] = await tx
    .select({ endsAt: max(boosts.endsAt) })
    .from(boosts)
    .where(and(eq(boosts.listingId, listingId), gt(boosts.endsAt, now)));
  return row?.endsAt ?? null;
}

/** Makes the listing stand first in its category until then, as soon as and as long as it is public; null: no longer. */
export async function standFirst(tx: Tx, listingId: string, until: Date | null): Promise<void> {
  // Not `updatedAt`: its owner has not touched it.
  await tx.update(listings).set({ boostedUntil: until }).where(eq(listings.id, listingId));
}

/** Where a seller reads how a listing's boost stands. */
export const boostPath = (listingId: string) => `/sell/listings/${listingId}/boost`;

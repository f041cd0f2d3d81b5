import "server-only";
import { and, eq, ne, or } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { conversations, listings, orders } from "@/db/schema";
import { fail, ok, type Result } from "@/lib/result";
import type { Target } from "./input";

/** The two who write to each other, and about what: there is one conversation for each listing and buyer. */
export type Parties = { listingId: string; buyerId: string; sellerId: string };

/** Rule 10: every reading of conversations stands on this. */
export const partyOf = (userId: string) =>
  or(eq(conversations.buyerId, userId), eq(conversations.sellerId, userId));

/**
 * Whom a message of this person's goes to. A listing that is not public is open only to who wrote about it before; an
 * order is open to its two sides whatever became of the listing. Fails with `not_found` for anybody else, with
 * `forbidden` for one's own listing.
 */
export async function findParties(db: Db | Tx, userId: string, to: Target): Promise<Result<Parties>> {
  if (to.kind === "listing") return partiesOfListing(db, userId, to.slug);
  const found =
    to.kind === "conversation"
      ? await partiesOfConversation(db, userId, to.id)
      : await partiesOfOrder(db, userId, to.id);
  return found ? ok(found) : fail("not_found", "conversationUnknown");
}

async function partiesOfConversation(db: Db | Tx, userId: string, id: string): Promise<Parties | undefined> {
  const { listingId, buyerId, sellerId } = conversations;
  const [row] = await db
    .select({ listingId, buyerId, sellerId })
    .from(conversations)
    .where(and(eq(conversations.id, id), partyOf(userId)));
  return row;
}

/** Not of a boost, which the marketplace itself sells. */
async function partiesOfOrder(db: Db | Tx, userId: string, id: string): Promise<Parties | undefined> {
  const { listingId, buyerId, sellerId } = orders;
  const [row] = await db
    .select({ listingId, buyerId, sellerId })
    .from(orders)
    .where(and(eq(orders.id, id), ne(orders.mode, "instant"), or(eq(buyerId, userId), eq(sellerId, userId))));
  return row;
}

async function partiesOfListing(db: Db | Tx, userId: string, slug: string): Promise<Result<Parties>> {
  const [row] = await db
    .select({
      listingId: listings.id,
      sellerId: listings.sellerId,
      status: listings.status,
      known: conversations.id,
    })
    .from(listings)
    .leftJoin(conversations, and(eq(conversations.listingId, listings.id), eq(conversations.buyerId, userId)))
    .where(eq(listings.slug, slug));
  if (!row || (row.status !== "published" && !row.known && row.sellerId !== userId))
    return fail("not_found", "listingUnavailable");
  const { listingId, sellerId } = row;
  if (sellerId === userId) return fail("forbidden", "messageToOneself");
  return ok({ listingId, sellerId, buyerId: userId });
}

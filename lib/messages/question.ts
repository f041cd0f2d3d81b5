import "server-only";
import { and, eq, ne, or, sql } from "drizzle-orm";
import { z } from "zod";
import type { Db } from "@/db/client";
import { conversations, listings, orders, sellers, users } from "@/db/schema";
import type { Parties } from "./parties";
import { type Conversation, pictureKey } from "./queries";

/** What a first message stands on. */
export type Question = {
  listing: Pick<Conversation, "title" | "slug" | "pictureKey" | "priceMinor" | "currency" | "status">;
  /** Who is on the other side, as in a conversation. */
  counterpart: string | null;
  /** The person's own listing: there is nobody to write to. */
  own: boolean;
  /** What was written about it before, which a question goes on with. */
  conversationId: string | null;
  parties: Parties;
};

const listing = {
  title: listings.title,
  slug: listings.slug,
  pictureKey,
  priceMinor: listings.priceMinor,
  currency: listings.currency,
  status: listings.status,
};

/** What a question about a listing begins with; null where the listing is not public and nothing was written before. */
export async function getQuestion(db: Db, userId: string, slug: string): Promise<Question | null> {
  // An address can hold what PostgreSQL refuses.
  if (slug.includes("\0")) return null;
  const [row] = await db
    .select({
      listing,
      counterpart: sellers.name,
      sellerId: listings.sellerId,
      listingId: listings.id,
      conversationId: conversations.id,
    })
    .from(listings)
    .innerJoin(sellers, eq(sellers.userId, listings.sellerId))
    .leftJoin(conversations, and(eq(conversations.listingId, listings.id), eq(conversations.buyerId, userId)))
    .where(eq(listings.slug, slug));
  if (!row || (row.listing.status !== "published" && !row.conversationId)) return null;
  const { sellerId, listingId, ...question } = row;
  return { ...question, own: sellerId === userId, parties: { listingId, buyerId: userId, sellerId } };
}

/** The same for an order, to either of its sides; null for anybody else, and for a boost. */
export async function getOrderQuestion(db: Db, userId: string, orderId: string): Promise<Question | null> {
  if (!z.uuid().safeParse(orderId).success) return null;
  const { listingId, buyerId, sellerId } = orders;
  const [row] = await db
    .select({
      listing,
      counterpart: sql<
        string | null
      >`case when ${buyerId} = ${userId} then ${sellers.name} else ${users.name} end`,
      parties: { listingId, buyerId, sellerId },
      conversationId: conversations.id,
    })
    .from(orders)
    .innerJoin(listings, eq(listings.id, listingId))
    .innerJoin(users, eq(users.id, buyerId))
    .leftJoin(sellers, eq(sellers.userId, sellerId))
    .leftJoin(conversations, and(eq(conversations.listingId, listingId), eq(conversations.buyerId, buyerId)))
    .where(
      and(eq(orders.id, orderId), ne(orders.mode, "instant"), or(eq(buyerId, userId), eq(sellerId, userId))),
    );
  return row ? { ...row, own: false } : null;
}

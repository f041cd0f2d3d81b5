import "server-only";
import { and, desc, eq, inArray, ne, sql } from "drizzle-orm";
import { z } from "zod";
import type { Db } from "@/db/client";
import { conversations, listings, messages, orders, sellers, users } from "@/db/schema";
import { type Parties, partyOf } from "./parties";

export type Side = "buyer" | "seller";
export type ListingStatus = (typeof listings.$inferSelect)["status"];

export const pictureKey = sql<string | null>`(
  select i.storage_key from listing_images i where i.listing_id = ${listings.id} order by i.position, i.id limit 1)`;

/** What this person has not read, written by the other side. */
const unreadOf = (userId: string) => sql<number>`(
  select count(*)::int from messages m
  where m.conversation_id = ${conversations.id} and m.sender_id <> ${userId}
    and m.id > coalesce((
      select r.last_message_id from conversation_reads r
      where r.conversation_id = ${conversations.id} and r.user_id = ${userId}), 0))`;

const head = (userId: string) => ({
  id: conversations.id,
  side: sql<Side>`case when ${conversations.buyerId} = ${userId} then 'buyer' else 'seller' end`,
  /** Who is on the other side: the seller by shop name, the buyer by given name where there is one. */
  counterpart: sql<
    string | null
  >`case when ${conversations.buyerId} = ${userId} then ${sellers.name} else ${users.name} end`,
  title: listings.title,
  pictureKey,
  unread: unreadOf(userId),
});

/** The listing, its seller's shop, the buyer: what names a conversation. */
const named = (db: Db, userId: string) =>
  db
    .select({
      ...head(userId),
      slug: listings.slug,
      status: listings.status,
      priceMinor: listings.priceMinor,
      currency: listings.currency,
      lastMessageAt: conversations.lastMessageAt,
      listingId: conversations.listingId,
      buyerId: conversations.buyerId,
      sellerId: conversations.sellerId,
    })
    .from(conversations)
    .innerJoin(listings, eq(listings.id, conversations.listingId))
    .innerJoin(users, eq(users.id, conversations.buyerId))
    .leftJoin(sellers, eq(sellers.userId, conversations.sellerId));

export type ConversationLine = {
  id: string;
  side: Side;
  counterpart: string | null;
  title: string;
  pictureKey: string | null;
  unread: number;
  lastMessageAt: Date;
  /** The newest message: its text (empty where it is files only), whose it is, how many files it has. */
  last: { body: string; mine: boolean; files: number };
};

export const CONVERSATIONS_PAGE = 20;

/** A place in the list of conversations: the time and the id of the last one that was shown. */
const cursor = z.templateLiteral([z.iso.datetime(), "_", z.uuid()]);

/**
 * This person's conversations, the last one written in first; `before` is the `older` of the page before. `older` is
 * null on the last page.
 */
export async function listConversations(
  db: Db,
  userId: string,
  before?: string,
): Promise<{ lines: ConversationLine[]; older: string | null }> {
  const parsed = cursor.safeParse(before);
  const [at = "", id = ""] = parsed.success ? parsed.data.split("_") : [];
  const rows = await named(db, userId)
    .where(
      and(
        partyOf(userId),
        at ? sql`(${conversations.lastMessageAt}, ${conversations.id}) < (${at}, ${id})` : undefined,
      ),
    )
    .orderBy(desc(conversations.lastMessageAt), desc(conversations.id))
    .limit(CONVERSATIONS_PAGE + 1);
  const page = rows.slice(0, CONVERSATIONS_PAGE);
  const newest = await newestOf(db, userId, page);
  const lines = page.map(({ id, side, counterpart, title, pictureKey, unread, lastMessageAt }) => {
    const last = newest.get(id) ?? { body: "", mine: false, files: 0 };
    return { id, side, counterpart, title, pictureKey, unread, lastMessageAt, last };
  });
  const end = rows.length > CONVERSATIONS_PAGE ? page.at(-1) : undefined;
  return { lines, older: end ? `${end.lastMessageAt.toISOString()}_${end.id}` : null };
}

async function newestOf(
  db: Db,
  userId: string,
  page: { id: string }[],
): Promise<Map<string, ConversationLine["last"]>> {
  if (page.length === 0) return new Map();
  const rows = await db
    .selectDistinctOn([messages.conversationId], {
      conversationId: messages.conversationId,
      body: sql<string>`left(${messages.body}, 200)`,
      mine: sql<boolean>`${messages.senderId} = ${userId}`,
      files: sql<number>`(select count(*)::int from message_files f where f.message_id = messages.id)`,
    })
    .from(messages)
    .where(
      inArray(
        messages.conversationId,
        page.map(({ id }) => id),
      ),
    )
    .orderBy(messages.conversationId, desc(messages.id));
  return new Map(rows.map(({ conversationId, ...last }) => [conversationId, last]));
}

export type Conversation = Omit<ConversationLine, "last" | "lastMessageAt"> & {
  slug: string;
  status: ListingStatus;
  priceMinor: number | null;
  currency: (typeof listings.$inferSelect)["currency"];
  /** The id of its newest message: what an open screen compares. */
  version: number;
  /** The newest order of this buyer's for this listing. */
  orderId: string | null;
  parties: Parties;
};

/** One conversation, for its two people; null for anybody else. */
export async function getConversation(
  db: Db,
  userId: string,
  conversationId: string,
): Promise<Conversation | null> {
  if (!z.uuid().safeParse(conversationId).success) return null;
  const [row] = await named(db, userId).where(and(eq(conversations.id, conversationId), partyOf(userId)));
  if (!row) return null;
  const { listingId, buyerId, sellerId, lastMessageAt: _at, ...rest } = row;
  const [newest] = await db
    .select({ id: sql<number | null>`max(${messages.id})`.mapWith(messages.id) })
    .from(messages)
    .where(eq(messages.conversationId, row.id));
  const [order] = await db
    .select({ id: orders.id })
    .from(orders)
    .where(and(eq(orders.listingId, listingId), eq(orders.buyerId, buyerId), ne(orders.mode, "instant")))
    .orderBy(desc(orders.createdAt))
    .limit(1);
  const parties = { listingId, buyerId, sellerId };
  return { ...rest, version: newest?.id ?? 0, orderId: order?.id ?? null, parties };
}

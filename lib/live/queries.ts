import "server-only";
import { and, eq, max, or, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { conversations, messages, notifications, orders, sellers } from "@/db/schema";

const TOPIC = /^(order|seller|conversation|user):([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/**
 * The version of what a topic names, for those who may see it; null for anybody else. `order:<id>` and
 * `conversation:<id>` belong to their buyer and seller, `seller:<user id>` (the verification) and `user:<user id>` (the
 * notifications) to that person.
 */
export async function topicVersion(db: Db, userId: string, topic: string): Promise<number | null> {
  const [, kind, id] = TOPIC.exec(topic) ?? [];
  if (!kind || !id) return null;
  if (kind === "seller") {
    if (id !== userId) return null;
    const [seller] = await db
      .select({ version: sellers.version })
      .from(sellers)
      .where(eq(sellers.userId, id));
    return seller?.version ?? 0;
  }
  if (kind === "conversation") return newestMessage(db, userId, id);
  if (kind === "user") return id === userId ? notificationsVersion(db, id) : null;
  const [order] = await db
    .select({ version: orders.version })
    .from(orders)
    .where(and(eq(orders.id, id), or(eq(orders.buyerId, userId), eq(orders.sellerId, userId))));
  return order?.version ?? null;
}

/** The id of a conversation's newest message. */
async function newestMessage(db: Db, userId: string, conversationId: string): Promise<number | null> {
  const { id, buyerId, sellerId } = conversations;
  const [row] = await db
    .select({ newest: max(messages.id) })
    .from(conversations)
    .leftJoin(messages, eq(messages.conversationId, id))
    .where(and(eq(id, conversationId), or(eq(buyerId, userId), eq(sellerId, userId))))
    .groupBy(id);
  return row ? (row.newest ?? 0) : null;
}

/** Another number after each new notification, and after each one that was read. */
async function notificationsVersion(db: Db, userId: string): Promise<number> {
  const [row] = await db
    .select({
      newest: max(notifications.id),
      unread: sql<number>`count(*) filter (where ${notifications.readAt} is null)`.mapWith(Number),
    })
    .from(notifications)
    .where(eq(notifications.userId, userId));
  return (row?.newest ?? 0) * 10_000 + Math.min(row?.unread ?? 0, 9_999);
}

import "server-only";
import { and, eq, or } from "drizzle-orm";
import type { Db } from "@/db/client";
import { orders, sellers } from "@/db/schema";

const TOPIC = /^(order|seller):([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/**
 * The version of what a topic names, for those who may see it; null for anybody else. `order:<id>` belongs to its buyer
 * and seller, `seller:<user id>` to that person.
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
  const [order] = await db
    .select({ version: orders.version })
    .from(orders)
    .where(and(eq(orders.id, id), or(eq(orders.buyerId, userId), eq(orders.sellerId, userId))));
  return order?.version ?? null;
}

import "server-only";
import { and, eq, gt, lte, ne, notExists, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { notifications, orders, reviews, sellers, users } from "@/db/schema";
import { DAY_MS } from "@/lib/clock";
import { notify } from "@/lib/notifications";
import { givenName } from "./author";

/** Nobody has used what they bought a minute after confirming it. */
const ASK_AFTER_MS = DAY_MS;
/** A worker that was away longer asks nobody: the order's page still does. */
const ASK_WITHIN_MS = 8 * DAY_MS;
const BATCH = 100;

/**
 * Asks both sides of what was completed a day ago for a review, each once and only who has not written. Safe to run
 * twice and in two workers. Returns how many people were asked.
 */
export async function askForReviews(db: Db, now: Date): Promise<number> {
  const asked = await Promise.all([askSide(db, "buyer", now), askSide(db, "seller", now)]);
  return asked.reduce((sum, count) => sum + count, 0);
}

async function askSide(db: Db, side: "buyer" | "seller", now: Date): Promise<number> {
  const person = side === "buyer" ? orders.buyerId : orders.sellerId;
  const due = await db
    .select({
      orderId: orders.id,
      title: orders.title,
      userId: person,
      sellerName: sellers.name,
      buyerName: users.name,
    })
    .from(orders)
    .innerJoin(sellers, eq(sellers.userId, orders.sellerId))
    .innerJoin(users, eq(users.id, orders.buyerId))
    .where(
      and(
        eq(orders.status, "completed"),
        ne(orders.mode, "instant"),
        lte(orders.completedAt, new Date(now.getTime() - ASK_AFTER_MS)),
        gt(orders.completedAt, new Date(now.getTime() - ASK_WITHIN_MS)),
        notExists(
          db
            .select({ one: sql`1` })
            .from(reviews)
            .where(and(eq(reviews.orderId, orders.id), eq(reviews.side, side))),
        ),
        notExists(
          db
            .select({ one: sql`1` })
            .from(notifications)
            .where(
              and(
                eq(notifications.userId, person),
                eq(notifications.key, sql`'review_request:' || ${orders.id}`),
              ),
            ),
        ),
      ),
    )
    .limit(BATCH);
  let asked = 0;
  for (const { orderId, title, userId, sellerName, buyerName } of due) {
    const counterpart = side === "buyer" ? sellerName : (givenName(buyerName) ?? "");
    const key = `review_request:${orderId}`;
    const notice = { userId, key, data: { title, counterpart }, path: `/orders/${orderId}` };
    if (await notify(db, { ...notice, type: "review_request" }, now)) asked += 1;
  }
  return asked;
}

import "server-only";
import { and, eq, exists, inArray, isNull, lte, or, sql } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { orders, reviews } from "@/db/schema";
import { type Clock, systemClock } from "@/lib/clock";
import { fail, ok, type Result } from "@/lib/result";
import type { ReviewInput } from "./input";
import { HIDDEN_MS, publishesNow, type Review, type ReviewSide, refusal } from "./state";
import { tellHidden, tellPublished } from "./tell";

/** Orders whose reviews one transaction of the job publishes. */
const BATCH = 100;

/**
 * Writes one side's review of a completed order, or changes it while it is hidden. The order's row is locked, so that
 * two presses write one review and two sides at once publish both; the second review publishes the first in the same
 * transaction. Fails with `not_found` (a stranger), `conflict` (not completed, public already, too late).
 */
export async function writeReview(
  db: Db,
  userId: string,
  { orderId, rating, text }: ReviewInput,
  clock: Clock = systemClock,
): Promise<Result<{ published: boolean }>> {
  return db.transaction(async (tx) => {
    const [order] = await tx
      .select()
      .from(orders)
      .where(and(eq(orders.id, orderId), or(eq(orders.buyerId, userId), eq(orders.sellerId, userId))))
      .for("no key update");
    if (!order) return fail("not_found", "orderUnknown");

    const now = clock();
    const side: ReviewSide = order.buyerId === userId ? "buyer" : "seller";
    const written = await tx.select().from(reviews).where(eq(reviews.orderId, orderId));
    const mine = written.find((review) => review.side === side) ?? null;
    const theirs = written.find((review) => review.side !== side) ?? null;
    const refused = refusal(order, mine, now);
    if (refused || !order.completedAt) return fail("conflict", refused ?? "reviewNotOpen");

    if (mine) {
      await tx.update(reviews).set({ rating, text }).where(eq(reviews.id, mine.id));
      return ok({ published: false });
    }
    const subjectId = side === "buyer" ? order.sellerId : order.buyerId;
    const { listingId } = order;
    await tx
      .insert(reviews)
      .values({ orderId, listingId, side, authorId: userId, subjectId, rating, text, createdAt: now });
    const published = publishesNow(order.completedAt, theirs, now);
    if (published) await publish(tx, [orderId], now);
    else {
      await drawAgain(tx, [orderId]);
      await tellHidden(tx, { orderId, title: order.title, authorId: userId, subjectId, side }, now);
    }
    return ok({ published });
  });
}

/**
 * Publishes the reviews that have waited 14 days for the other side's, and returns how many. Safe to run twice and in
 * two workers at a time: each takes the orders that no other holds, in the order in which `writeReview` locks.
 */
export async function publishDueReviews(db: Db, now: Date): Promise<number> {
  let total = 0;
  for (;;) {
    const done = await db.transaction(async (tx) => {
      const due = await tx
        .select({ id: orders.id })
        .from(orders)
        .where(
          and(
            eq(orders.status, "completed"),
            lte(orders.completedAt, new Date(now.getTime() - HIDDEN_MS)),
            exists(
              tx
                .select({ one: sql`1` })
                .from(reviews)
                .where(and(eq(reviews.orderId, orders.id), isNull(reviews.publishedAt))),
            ),
          ),
        )
        .limit(BATCH)
        .for("no key update", { skipLocked: true });
      return publish(
        tx,
        due.map(({ id }) => id),
        now,
      );
    });
    if (done.length === 0) return total;
    total += done.length;
  }
}

/** Makes every hidden review of these orders public, and says so to whom it is about. The orders are locked. */
async function publish(tx: Tx, orderIds: string[], now: Date): Promise<Review[]> {
  if (orderIds.length === 0) return [];
  const published = await tx
    .update(reviews)
    .set({ publishedAt: now })
    .where(and(inArray(reviews.orderId, orderIds), isNull(reviews.publishedAt)))
    .returning();
  await drawAgain(tx, orderIds);
  for (const review of published) await tellPublished(tx, review, now);
  return published;
}

/** The open pages of an order follow its version: they show that the other side has written, or what. */
async function drawAgain(tx: Tx, orderIds: string[]): Promise<void> {
  await tx
    .update(orders)
    .set({ version: sql`${orders.version} + 1` })
    .where(inArray(orders.id, orderIds));
}

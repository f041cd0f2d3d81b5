import { asc, eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { notifications, orders, reviews } from "@/db/schema";
import { DAY_MS } from "@/lib/clock";
import { createCompletedSale } from "@/support/completed-sale";
import { createTestDb, type TestDb } from "@/support/db";
import { askForReviews } from "./ask";
import { publishDueReviews, writeReview } from "./commands";

let testDb: TestDb;
beforeAll(async () => {
  testDb = await createTestDb();
});
afterEach(async () => {
  await testDb.sql`truncate reviews, notifications, orders cascade`;
});
afterAll(() => testDb.close());

const completedAt = new Date("2026-03-01T12:00:00Z");
const day = (days: number) => new Date(completedAt.getTime() + days * DAY_MS);
const sale = (changes?: Parameters<typeof createCompletedSale>[2]) =>
  createCompletedSale(testDb.db, completedAt, changes);
const write = ({ orderId }: { orderId: string }, userId: string, days = 1) =>
  writeReview(testDb.db, userId, { orderId, rating: 3, text: "Correct." }, () => day(days));
const publishedAt = async ({ orderId }: { orderId: string }) =>
  (await testDb.db.select({ at: reviews.publishedAt }).from(reviews).where(eq(reviews.orderId, orderId))).map(
    ({ at }) => at,
  );
const toldOf = async (type: string) =>
  (
    await testDb.db
      .select({ userId: notifications.userId })
      .from(notifications)
      .where(eq(notifications.type, type))
      .orderBy(asc(notifications.id))
  ).map(({ userId }) => userId);

test("one side's review is public 14 days after completion, not before, and stays so", async () => {
  const one = await sale();
  await write(one, one.buyer.id);
  expect(await publishDueReviews(testDb.db, new Date(day(14).getTime() - 1))).toBe(0);
  expect(await publishedAt(one)).toEqual([null]);
  expect(await publishDueReviews(testDb.db, day(14))).toBe(1);
  expect(await publishDueReviews(testDb.db, day(15))).toBe(0);
  expect(await publishedAt(one)).toEqual([day(14)]);
  expect(await toldOf("review_published")).toEqual([one.seller.id]);
});

test("the 14 days count from completion, whenever the review was written", async () => {
  const one = await sale();
  await write(one, one.seller.id, 13);
  expect(await publishDueReviews(testDb.db, day(14))).toBe(1);
});

test("two workers at a time publish each once, and tell of each once", async () => {
  const sales = await Promise.all(Array.from({ length: 8 }, () => sale()));
  for (const one of sales) await write(one, one.buyer.id);
  const counts = await Promise.all([1, 2, 3].map(() => publishDueReviews(testDb.db, day(14))));
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(sales.length);
  expect(new Set(await toldOf("review_published")).size).toBe(sales.length);
  expect(await toldOf("review_published")).toHaveLength(sales.length);
});

test("the job and the second review at the same moment agree", async () => {
  for (let round = 0; round < 5; round += 1) {
    const one = await sale();
    await write(one, one.buyer.id);
    const [, answer] = await Promise.all([
      publishDueReviews(testDb.db, day(14)),
      write(one, one.seller.id, 14),
    ]);
    expect(answer).toEqual({ ok: true, data: { published: true } });
    expect(await publishedAt(one)).toEqual([day(14), day(14)]);
  }
});

test("an order that DHMAD took back publishes nothing", async () => {
  const one = await sale();
  await write(one, one.buyer.id);
  await testDb.db.update(orders).set({ status: "cancelled" }).where(eq(orders.id, one.orderId));
  expect(await publishDueReviews(testDb.db, day(14))).toBe(0);
});

test("a day after completion both sides are asked, once, and not who has written", async () => {
  const one = await sale();
  const wrote = await sale();
  await write(wrote, wrote.seller.id, 0);
  await sale({ mode: "instant", sellerEmail: null });
  await sale({ status: "delivered", completedAt: null });
  expect(await askForReviews(testDb.db, new Date(day(1).getTime() - 1))).toBe(0);
  const asked = await Promise.all([1, 2].map(() => askForReviews(testDb.db, day(1))));
  expect(asked.reduce((sum, count) => sum + count, 0)).toBe(3);
  expect(await askForReviews(testDb.db, day(2))).toBe(0);
  expect((await toldOf("review_request")).sort()).toEqual(
    [one.buyer.id, one.seller.id, wrote.buyer.id].sort(),
  );
});

test("nobody is asked about what is long over", async () => {
  await sale();
  expect(await askForReviews(testDb.db, day(8))).toBe(0);
});

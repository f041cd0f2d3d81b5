import { randomUUID } from "node:crypto";
import { asc, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { violatedConstraint } from "@/db/errors";
import { notifications, orders, reviews, users } from "@/db/schema";
import { DAY_MS } from "@/lib/clock";
import { createCompletedSale } from "@/support/completed-sale";
import { createTestDb, type TestDb } from "@/support/db";
import { writeReview } from "./commands";
import { getOrderReviews } from "./queries";

let testDb: TestDb;
beforeAll(async () => {
  testDb = await createTestDb();
});
afterAll(() => testDb.close());

const completedAt = new Date("2026-03-01T12:00:00Z");
const day = (days: number) => () => new Date(completedAt.getTime() + days * DAY_MS);
const refused = (code: string, message: string) => ({ ok: false, error: { code, message } });

type Changes = Parameters<typeof createCompletedSale>[2];

async function sale(changes?: Changes) {
  const { db } = testDb;
  const made = await createCompletedSale(db, completedAt, changes);
  const { orderId, buyer, seller } = made;
  const write = (userId: string, rating: number, text = "Bien.", days = 1) =>
    writeReview(db, userId, { orderId, rating, text }, day(days));
  const rows = () =>
    db
      .select({ side: reviews.side, rating: reviews.rating, text: reviews.text, at: reviews.publishedAt })
      .from(reviews)
      .where(eq(reviews.orderId, orderId))
      .orderBy(asc(reviews.side));
  const seen = (userId: string, days = 1) => getOrderReviews(db, userId, orderId, day(days)());
  const told = async (userId: string) =>
    (
      await db
        .select({ type: notifications.type })
        .from(notifications)
        .where(eq(notifications.userId, userId))
        .orderBy(asc(notifications.id))
    ).map(({ type }) => type);
  return { ...made, buyerId: buyer.id, sellerId: seller.id, write, rows, seen, told };
}

describe("one side", () => {
  test("writes, unseen: the other side learns that it has written and nothing else", async () => {
    const { write, buyerId, sellerId, rows, seen, told } = await sale();
    expect(await write(buyerId, 2, "Pas comme décrit.")).toEqual({ ok: true, data: { published: false } });
    expect(await rows()).toEqual([{ side: "buyer", rating: 2, text: "Pas comme décrit.", at: null }]);
    expect(await seen(buyerId)).toMatchObject({
      side: "buyer",
      standing: "hidden",
      mine: { rating: 2, text: "Pas comme décrit." },
      theyHaveWritten: false,
    });
    const other = await seen(sellerId);
    expect(other).toMatchObject({ standing: "open", mine: null, theirs: null, theyHaveWritten: true });
    expect(JSON.stringify(other)).not.toContain("Pas comme");
    expect(await told(sellerId)).toEqual(["review_received_hidden"]);
    expect(await told(buyerId)).toEqual([]);
  });

  test("changes it while it is hidden, which tells nobody anything", async () => {
    const { write, buyerId, sellerId, rows, told, orderId } = await sale();
    await write(buyerId, 2);
    const version = async () =>
      (await testDb.db.select({ v: orders.version }).from(orders).where(eq(orders.id, orderId)))[0]?.v;
    const before = await version();
    expect(await write(buyerId, 4, "Remplacé depuis.", 13)).toEqual({ ok: true, data: { published: false } });
    expect(await rows()).toEqual([{ side: "buyer", rating: 4, text: "Remplacé depuis.", at: null }]);
    expect(await told(sellerId)).toHaveLength(1);
    expect(await version()).toBe(before);
  });

  test("presses twice at once: one review", async () => {
    const { write, buyerId, sellerId, rows, told } = await sale();
    const answers = await Promise.all([write(buyerId, 5), write(buyerId, 5), write(buyerId, 5)]);
    expect(answers.every(({ ok }) => ok)).toBe(true);
    expect(await rows()).toHaveLength(1);
    expect(await told(sellerId)).toHaveLength(1);
  });

  test("writes after the 14 days: public at once, alone", async () => {
    const { write, sellerId, buyerId, rows, told } = await sale();
    expect(await write(sellerId, 5, "Acheteur sérieux.", 20)).toEqual({
      ok: true,
      data: { published: true },
    });
    expect(await rows()).toMatchObject([{ side: "seller", at: day(20)() }]);
    expect(await told(buyerId)).toEqual(["review_published"]);
    expect(await write(buyerId, 5, "", 59)).toEqual({ ok: true, data: { published: true } });
  });
});

describe("both sides", () => {
  test("the second review publishes both, at one time, and both are told", async () => {
    const { write, buyerId, sellerId, rows, seen, told } = await sale();
    await write(buyerId, 4, "Beau tapis.", 1);
    expect(await write(sellerId, 5, "Merci !", 3)).toEqual({ ok: true, data: { published: true } });
    const at = day(3)();
    expect(await rows()).toEqual([
      { side: "buyer", rating: 4, text: "Beau tapis.", at },
      { side: "seller", rating: 5, text: "Merci !", at },
    ]);
    expect(await seen(sellerId, 3)).toMatchObject({
      standing: "published",
      theirs: { rating: 4, text: "Beau tapis." },
    });
    expect(await told(buyerId)).toEqual(["review_published"]);
    expect(await told(sellerId)).toEqual(["review_received_hidden", "review_published"]);
  });

  test("at the same moment: both are written and both are public", async () => {
    for (let round = 0; round < 5; round += 1) {
      const { write, buyerId, sellerId, rows } = await sale();
      const answers = await Promise.all([write(buyerId, 4), write(sellerId, 5)]);
      expect(answers.map((answer) => answer.ok && answer.data.published).sort()).toEqual([false, true]);
      expect((await rows()).map(({ at }) => at)).toEqual([day(1)(), day(1)()]);
    }
  });
});

describe("refused", () => {
  test("a stranger, an unknown order", async () => {
    const { write, rows, seen } = await sale();
    const [stranger] = await testDb.db
      .insert(users)
      .values({ email: `stranger-${randomUUID()}@souk.test` })
      .returning({ id: users.id });
    const strangerId = stranger?.id ?? "";
    expect(await write(strangerId, 1)).toEqual(refused("not_found", "orderUnknown"));
    expect(await seen(strangerId)).toBeNull();
    expect(await rows()).toEqual([]);
    const elsewhere = { orderId: randomUUID(), rating: 5, text: "" };
    expect(await writeReview(testDb.db, strangerId, elsewhere)).toEqual(refused("not_found", "orderUnknown"));
  });

  test.each<[string, Changes]>([
    ["not completed", { status: "delivered", completedAt: null }],
    ["cancelled", { status: "cancelled" }],
    ["sold by the marketplace itself", { mode: "instant", sellerEmail: null }],
  ])("an order that is %s", async (_what, changes) => {
    const { write, buyerId, sellerId, rows, seen } = await sale(changes);
    for (const userId of [buyerId, sellerId]) {
      expect(await write(userId, 5)).toEqual(refused("conflict", "reviewNotOpen"));
      expect(await seen(userId)).toBeNull();
    }
    expect(await rows()).toEqual([]);
  });

  test("after 60 days", async () => {
    const { write, buyerId, seen, rows } = await sale();
    expect(await write(buyerId, 5, "", 60)).toEqual(refused("conflict", "reviewTooLate"));
    expect(await seen(buyerId, 60)).toMatchObject({ standing: "late" });
    expect(await rows()).toEqual([]);
  });

  test("a change of what is public, or due to be", async () => {
    const { write, buyerId, sellerId, rows } = await sale();
    await write(buyerId, 2, "Avant.");
    expect(await write(buyerId, 5, "Après.", 14)).toEqual(refused("conflict", "reviewPublished"));
    await write(sellerId, 5, "Merci.");
    expect(await write(buyerId, 5, "Après.")).toEqual(refused("conflict", "reviewPublished"));
    expect(await write(sellerId, 1, "Après.")).toEqual(refused("conflict", "reviewPublished"));
    expect((await rows()).map(({ text }) => text)).toEqual(["Avant.", "Merci."]);
  });

  test("by the database too: a public review is not reworded, none is out of range or of oneself", async () => {
    const { write, buyerId, sellerId, orderId, listing } = await sale();
    await write(buyerId, 2);
    await write(sellerId, 5);
    const { db } = testDb;
    const constraint = (attempt: Promise<unknown>) => attempt.then(() => "none", violatedConstraint);
    expect(await constraint(db.update(reviews).set({ rating: 5 }).where(eq(reviews.orderId, orderId)))).toBe(
      "reviews_stay",
    );
    const next = await sale();
    const row = {
      orderId: next.orderId,
      listingId: listing.id,
      side: "buyer" as const,
      authorId: buyerId,
      subjectId: sellerId,
      rating: 5,
    };
    const insert = (changes: object) => constraint(db.insert(reviews).values({ ...row, ...changes }));
    expect(await insert({ rating: 6 })).toBe("reviews_rating");
    expect(await insert({ text: "a".repeat(2001) })).toBe("reviews_text_length");
    expect(await insert({ subjectId: buyerId })).toBe("reviews_not_own");
    expect(await insert({ orderId })).toBe("reviews_once");
  });
});

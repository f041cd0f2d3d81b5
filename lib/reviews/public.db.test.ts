import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listings, reviews, sellers, users } from "@/db/schema";
import { DAY_MS } from "@/lib/clock";
import { createCompletedSale } from "@/support/completed-sale";
import { createTestDb, type TestDb } from "@/support/db";
import type { Market } from "@/support/market";
import { publishDueReviews, writeReview } from "./commands";
import { getListingReviews, getSellerRating, getSellerReviews } from "./queries";

let testDb: TestDb;
beforeAll(async () => {
  testDb = await createTestDb();
});
afterAll(() => testDb.close());

const completedAt = new Date("2026-03-01T12:00:00Z");
const day = (days: number) => new Date(completedAt.getTime() + days * DAY_MS);

async function handleOf({ seller }: Market): Promise<string> {
  const [row] = await testDb.db
    .select({ handle: sellers.handle })
    .from(sellers)
    .where(eq(sellers.userId, seller.id));
  return row?.handle ?? "";
}

/** Another buyer of the same listing, who writes on a day of its own. */
async function bought(market: Market, name: string | null, rating: number, days: number) {
  const [buyer] = await testDb.db
    .insert(users)
    .values({ email: `b-${randomUUID()}@souk.test`, name })
    .returning({ id: users.id, email: users.email });
  if (!buyer) throw new Error("no buyer");
  const sale = await createCompletedSale(testDb.db, completedAt, {}, { ...market, buyer });
  const write = (userId: string, stars: number) =>
    writeReview(testDb.db, userId, { orderId: sale.orderId, rating: stars, text: `${stars} étoiles` }, () =>
      day(days),
    );
  await write(buyer.id, rating);
  return { ...sale, answer: () => write(market.seller.id, 5) };
}

describe("what anybody reads", () => {
  test("is what buyers wrote and is public: newest first, by given name, with the seller's answer", async () => {
    const market = await createCompletedSale(testDb.db, completedAt);
    const handle = await handleOf(market);
    const { slug } = market.listing;
    expect(await getListingReviews(testDb.db, slug, 5)).toEqual({ average: null, count: 0, newest: [] });

    const answered = await bought(market, "Leila Haddad", 5, 1);
    await bought(market, "leila@souk.test", 2, 2);
    expect((await getSellerRating(testDb.db, handle)).count).toBe(0);
    await answered.answer();
    await bought(market, null, 4, 20);
    const shown = await getListingReviews(testDb.db, slug, 5);
    expect(shown).toMatchObject({ average: 4.5, count: 2 });
    expect(shown.newest).toMatchObject([
      { author: null, rating: 4, text: "4 étoiles", answer: null, slug },
      { author: "Leila", rating: 5, answer: { rating: 5, text: "5 étoiles" }, publishedAt: day(1) },
    ]);
    expect(JSON.stringify(shown)).not.toMatch(/@|Haddad|2 étoiles/);

    await publishDueReviews(testDb.db, day(21));
    expect(await getSellerRating(testDb.db, handle)).toEqual({ average: 3.7, count: 3 });
    expect((await getSellerReviews(testDb.db, handle, 2)).newest).toHaveLength(2);
  });

  test("an answer alone rates nobody, and other sellers are rated by theirs", async () => {
    const market = await createCompletedSale(testDb.db, completedAt);
    await writeReview(
      testDb.db,
      market.seller.id,
      { orderId: market.orderId, rating: 1, text: "Absent." },
      () => day(20),
    );
    expect(await getSellerReviews(testDb.db, await handleOf(market), 5)).toEqual({
      average: null,
      count: 0,
      newest: [],
    });
  });

  test("a review outlives its listing's sale: its title stays, without an address", async () => {
    const market = await createCompletedSale(testDb.db, completedAt);
    await bought(market, "Inès", 5, 20);
    await testDb.db.update(listings).set({ status: "draft" }).where(eq(listings.id, market.listing.id));
    const { newest } = await getSellerReviews(testDb.db, await handleOf(market), 5);
    expect(newest).toMatchObject([{ title: "Tapis de Kairouan", slug: null }]);
  });
});

test("what changes a public page is announced, and a hidden review is not", async () => {
  const { db, sql } = testDb;
  const market = await createCompletedSale(db, completedAt);
  const handle = await handleOf(market);
  const heard: string[] = [];
  const listening = await sql.listen("souk_catalogue", (payload) => heard.push(payload));
  const after = async (change: () => PromiseLike<unknown>) => {
    heard.length = 0;
    await change();
    // Announcements come in order: once this one is here, all others are.
    const mark = JSON.stringify({ mark: randomUUID() });
    await sql.notify("souk_catalogue", mark);
    await expect.poll(() => heard.includes(mark)).toBe(true);
    return heard.filter((payload) => /"(seller|rated)"/.test(payload)).map((payload) => JSON.parse(payload));
  };
  const write = (userId: string) =>
    writeReview(db, userId, { orderId: market.orderId, rating: 4, text: "" }, () => day(1));
  const sellerIs = (changes: Partial<typeof sellers.$inferInsert>) => () =>
    db.update(sellers).set(changes).where(eq(sellers.userId, market.seller.id));
  const buyerIs = (name: string) => () => db.update(users).set({ name }).where(eq(users.id, market.buyer.id));

  expect(await after(() => write(market.buyer.id))).toEqual([]);
  expect(await after(buyerIs("Leila"))).toEqual([]);
  expect(await after(() => write(market.seller.id))).toEqual([{ rated: handle }]);
  expect(await after(buyerIs("Inès"))).toEqual([{ rated: handle }]);
  expect(
    await after(() => db.update(listings).set({ title: "Kilim" }).where(eq(listings.id, market.listing.id))),
  ).toEqual([{ seller: handle }]);
  expect(await after(sellerIs({ version: 7 }))).toEqual([]);
  expect(await after(sellerIs({ kycStatus: "rejected" }))).toEqual([{ seller: handle }]);
  expect(await after(sellerIs({ handle: `${handle}-2` }))).toEqual([
    { seller: handle },
    { seller: `${handle}-2` },
  ]);
  expect(await after(() => db.delete(reviews).where(eq(reviews.orderId, market.orderId)))).toEqual([
    { rated: `${handle}-2` },
  ]);
  await listening.unlisten();
});

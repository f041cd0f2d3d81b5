import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { listings, listingViews, orders, rateLimits } from "@/db/schema";
import { DAY_MS } from "@/lib/clock";
import { createTestDb, type TestDb } from "@/support/db";
import { createMarket, type Market } from "@/support/market";
import { getOpenSales, listDays, listDrafts, listListingFigures, recordView } from ".";

let testDb: TestDb;
beforeAll(async () => {
  testDb = await createTestDb();
});
afterAll(() => testDb.close());

const PHONE = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/128.0.0.0 Mobile Safari/537.36";
/** Half past midnight in Tunisia, the day before in UTC. */
const NOW = new Date("2026-03-31T23:30:00Z");
const day = (number: number) => new Date(NOW.getTime() - number * DAY_MS);

async function sell(market: Market, over: Partial<typeof orders.$inferInsert>) {
  const [order] = await testDb.db
    .insert(orders)
    .values({
      reference: randomUUID().slice(0, 8),
      buyerId: market.buyer.id,
      sellerId: market.seller.id,
      listingId: market.listing.id,
      mode: "quick",
      status: "paid",
      title: "Tapis",
      priceMinor: 100_000,
      amountTndMillimes: 100_000,
      escrowFeeMillimes: 5_000,
      developerFeeMillimes: 3_000,
      deliveryDays: 3,
      buyerEmail: market.buyer.email,
      sellerEmail: market.seller.email,
      developerFeePercentage: 3,
      escrowId: randomUUID(),
      paidAt: NOW,
      createdAt: NOW,
      ...over,
    })
    .returning();
  if (!order) throw new Error("no order");
  return order;
}

const countOf = async (listingId: string) =>
  (await testDb.db.select().from(listingViews).where(eq(listingViews.listingId, listingId))).map(
    ({ day, count }) => [day, count],
  );

test("a look is counted once an hour for one visitor, on its day in Tunisia", async () => {
  const { db } = testDb;
  const { listing } = await createMarket(db);
  const look = (ip: string, now = NOW, userAgent: string | null = PHONE) =>
    recordView(db, listing.slug, { ip, userAgent }, () => now);
  const same = await Promise.all(Array.from({ length: 5 }, () => look("10.0.0.1")));
  expect(same.filter(Boolean)).toHaveLength(1);
  expect(await look("10.0.0.2")).toBe(true);
  expect(await look("10.0.0.3", day(1))).toBe(true);
  expect(await look("10.0.0.4", NOW, "Googlebot/2.1 (+http://www.google.com/bot.html)")).toBe(false);
  expect(await look("10.0.0.4", NOW, null)).toBe(false);
  expect(await countOf(listing.id)).toEqual([
    ["2026-04-01", 2],
    ["2026-03-31", 1],
  ]);
});

test("a listing that is not public is not counted, nor is what one address asks without end", async () => {
  const { db } = testDb;
  const { listing } = await createMarket(db);
  const look = (userAgent = PHONE) => recordView(db, listing.slug, { ip: "10.1.0.1", userAgent }, () => NOW);
  await db.update(listings).set({ status: "draft" }).where(eq(listings.id, listing.id));
  expect(await look()).toBe(false);
  expect(await recordView(db, "nothing", { ip: "10.1.0.2", userAgent: PHONE }, () => NOW)).toBe(false);
  await db.update(listings).set({ status: "published" }).where(eq(listings.id, listing.id));
  await db
    .insert(rateLimits)
    .values(
      [0, 1].map((minute) => ({
        key: "views:10.1.0.1",
        windowStart: new Date(Math.floor(Date.now() / 60_000) * 60_000 + minute * 60_000),
        count: 60,
      })),
    )
    .onConflictDoUpdate({ target: [rateLimits.key, rateLimits.windowStart], set: { count: 60 } });
  expect(await look(`${PHONE} other`)).toBe(false);
  expect(await countOf(listing.id)).toEqual([]);
});

test("sales stand on the day in Tunisia on which they were paid, and cancelled ones nowhere", async () => {
  const { db } = testDb;
  const market = await createMarket(db);
  await sell(market, {});
  await sell(market, { status: "completed", amountTndMillimes: 50_500 });
  await sell(market, { status: "delivered", paidAt: day(29) });
  await sell(market, { status: "completed", paidAt: day(30) });
  await sell(market, { status: "cancelled" });
  const days = await listDays(db, market.seller.id, 30, NOW);
  expect(days).toHaveLength(30);
  expect(days[0]).toEqual({ day: "2026-03-03", sales: 1, amountMillimes: 100_000, views: 0 });
  expect(days.at(-1)).toEqual({ day: "2026-04-01", sales: 2, amountMillimes: 150_500, views: 0 });
  expect(days.reduce((sum, { sales }) => sum + sales, 0)).toBe(3);
  const long = await listDays(db, market.seller.id, 90, NOW);
  expect(long.reduce((sum, { sales }) => sum + sales, 0)).toBe(4);
});

test("what waits for the seller comes from the table of orders: answers first, then what is due soonest", async () => {
  const { db } = testDb;
  const market = await createMarket(db);
  const late = await sell(market, { deliveryDays: 9 });
  const soon = await sell(market, { deliveryDays: 1 });
  const answer = await sell(market, { cancellationRequestedAt: NOW });
  await sell(market, { status: "delivered" });
  await sell(market, { status: "awaiting_payment", paidAt: null });
  await sell(market, { status: "completed" });
  const { waiting } = await getOpenSales(db, market.seller.id);
  expect(waiting.map(({ id, stage }) => [id, stage])).toEqual([
    [answer.id, "cancellation_requested"],
    [soon.id, "paid"],
    [late.id, "paid"],
  ]);
  expect((await getOpenSales(db, market.buyer.id)).waiting).toEqual([]);
});

test("payouts are what DHMAD holds for the seller, fees taken off; what is disputed stands apart", async () => {
  const { db } = testDb;
  const market = await createMarket(db);
  await sell(market, {});
  await sell(market, { status: "delivered", amountTndMillimes: 12_345, escrowFeeMillimes: 617 });
  await sell(market, { disputeStatus: "open" });
  await sell(market, { disputeStatus: "dismissed", developerFeeMillimes: null });
  await sell(market, { status: "awaiting_payment", paidAt: null });
  await sell(market, { status: "completed" });
  await sell(market, { status: "cancelled" });
  expect((await getOpenSales(db, market.seller.id)).payouts).toEqual({
    sales: 3,
    expectedMillimes: 92_000 + (12_345 - 617 - 3_000) + 95_000,
    disputed: 1,
    disputedMillimes: 92_000,
  });
});

test("a listing's views and orders are its seller's alone, the most looked at first", async () => {
  const { db } = testDb;
  const market = await createMarket(db);
  const stranger = await createMarket(db);
  const [quiet] = await db
    .insert(listings)
    .values({ sellerId: market.seller.id, slug: randomUUID(), title: "Vase" })
    .returning();
  if (!quiet) throw new Error("no listing");
  await db.insert(listingViews).values([
    { listingId: market.listing.id, day: "2026-04-01", count: 7 },
    { listingId: market.listing.id, day: "2026-03-03", count: 3 },
    { listingId: market.listing.id, day: "2026-03-02", count: 100 },
    { listingId: quiet.id, day: "2026-03-20", count: 4 },
    { listingId: stranger.listing.id, day: "2026-04-01", count: 50 },
  ]);
  await sell(market, { status: "cancelled" });
  await sell(market, { createdAt: day(40) });
  expect(await listListingFigures(db, market.seller.id, 30, NOW)).toEqual([
    { id: market.listing.id, title: "Tapis de Kairouan", views: 10, orders: 1 },
    { id: quiet.id, title: "Vase", views: 4, orders: 0 },
  ]);
  const days = await listDays(db, market.seller.id, 30, NOW);
  expect(days.reduce((sum, { views }) => sum + views, 0)).toBe(14);
});

test("drafts to finish are those that never were for sale", async () => {
  const { db } = testDb;
  const { seller } = await createMarket(db);
  const draft = (title: string, publishedAt: Date | null = null) => ({
    sellerId: seller.id,
    slug: randomUUID(),
    title,
    publishedAt,
  });
  await db.insert(listings).values([draft("A"), draft("Paused", NOW)]);
  const found = await listDrafts(db, seller.id);
  expect([found.count, found.newest.map(({ title }) => title)]).toEqual([1, ["A"]]);
});

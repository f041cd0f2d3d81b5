import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { violatedConstraint } from "@/db/errors";
import { orders, sellers } from "@/db/schema";
import { getPublicListing } from "@/lib/catalogue";
import { DAY_MS } from "@/lib/clock";
import { placeOrder } from "@/lib/orders";
import { createTestDb, type TestDb } from "@/support/db";
import { createMarket, type Market } from "@/support/market";
import { getAwayUntil, openingAt, openingDays, openShops, setAway } from ".";

let testDb: TestDb;
beforeAll(async () => {
  testDb = await createTestDb();
});
afterAll(() => testDb.close());

const order = ({ listing, buyer }: Market) =>
  placeOrder(
    testDb.db,
    buyer,
    { slug: listing.slug, priceMinor: listing.priceMinor, currency: "TND" },
    { developerFeePercentage: 3, locale: "fr" },
  );
const inDays = (days: number) => openingDays(new Date(Date.now() + (days - 1) * DAY_MS)).first;

describe("the day on which a shop opens again", () => {
  const now = new Date("2026-03-31T23:30:00Z");
  test("begins at midnight in Tunisia, from tomorrow to half a year ahead", () => {
    expect(openingDays(now)).toEqual({ first: "2026-04-02", last: "2026-09-28" });
    expect(openingAt("2026-04-02", now)?.toISOString()).toBe("2026-04-01T23:00:00.000Z");
    expect(openingAt("2026-09-28", now)).not.toBeNull();
  });
  test.each(["2026-04-01", "2026-09-29", "2026-04-31", "2025-04-02", "", "soon", "02/04/2026", "2026-4-2"])(
    "%s is none",
    (day) => expect(openingAt(day, now)).toBeNull(),
  );
});

test("while the shop is closed nothing is ordered, by the command or past it; its page says until when", async () => {
  const { db } = testDb;
  const market = await createMarket(db);
  const closed = await setAway(db, market.seller.id, inDays(7));
  const until = closed.ok ? closed.data.until : null;
  expect(until).not.toBeNull();
  expect(await getAwayUntil(db, market.seller.id, new Date())).toEqual(until);
  expect(await getPublicListing(db, "fr", market.listing.slug)).toMatchObject({ awayUntil: until });
  expect(await order(market)).toMatchObject({
    ok: false,
    error: { code: "conflict", message: "sellerAway" },
  });
  const forced = db.insert(orders).values({
    reference: randomUUID().slice(0, 8),
    buyerId: market.buyer.id,
    sellerId: market.seller.id,
    listingId: market.listing.id,
    mode: "quick",
    title: "T",
    priceMinor: 5_000,
    deliveryDays: 1,
    buyerEmail: "b@souk.test",
    sellerEmail: "s@souk.test",
    developerFeePercentage: 3,
  });
  await expect(forced).rejects.toSatisfy((error) => violatedConstraint(error) === "orders_seller_away");
  expect(await db.$count(orders, eq(orders.sellerId, market.seller.id))).toBe(0);
  expect(await setAway(db, market.seller.id, null)).toEqual({ ok: true, data: { until: null } });
  expect(await order(market)).toMatchObject({ ok: true });
});

test("orders that are there go on, and closing while someone orders ends in one or the other", async () => {
  const { db } = testDb;
  const market = await createMarket(db);
  const [placed] = await Promise.all([order(market), setAway(db, market.seller.id, inDays(2))]);
  const count = await db.$count(orders, eq(orders.sellerId, market.seller.id));
  expect(count).toBe(placed.ok ? 1 : 0);
  await db.update(orders).set({ status: "cancelled" }).where(eq(orders.sellerId, market.seller.id));
  expect(await order(market)).toMatchObject({ ok: false });
});

test("the day comes: the shop opens by itself, and others stay closed", async () => {
  const { db } = testDb;
  const [early, late] = [await createMarket(db), await createMarket(db)];
  const now = new Date();
  await db
    .update(sellers)
    .set({ awayUntil: new Date(now.getTime() - 1) })
    .where(eq(sellers.userId, early.seller.id));
  await setAway(db, late.seller.id, inDays(30));
  expect(await getAwayUntil(db, early.seller.id, now)).toBeNull();
  expect(await order(early)).toMatchObject({ ok: true });
  expect(await openShops(db, now)).toBe(1);
  expect(await openShops(db, now)).toBe(0);
  expect(await getAwayUntil(db, late.seller.id, now)).not.toBeNull();
});

test("a day that is none is told at its field, and only a seller has a shop", async () => {
  const { db } = testDb;
  const { seller, buyer } = await createMarket(db);
  expect(await setAway(db, seller.id, "2020-01-01")).toMatchObject({
    error: { fields: { day: ["awayDay"] } },
  });
  expect(await setAway(db, buyer.id, inDays(3))).toMatchObject({ ok: false, error: { code: "not_found" } });
});

test("closing and opening are announced to the seller's pages", async () => {
  const { db, sql } = testDb;
  const market = await createMarket(db);
  const heard: string[] = [];
  const listening = await sql.listen("souk_catalogue", (payload) => heard.push(payload));
  await setAway(db, market.seller.id, inDays(3));
  await expect.poll(() => heard.some((payload) => payload.includes(market.listing.slug))).toBe(true);
  await listening.unlisten();
});

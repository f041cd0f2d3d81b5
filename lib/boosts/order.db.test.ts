import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { boosts, listings, orders, sellers } from "@/db/schema";
import { getUnpaidOrder } from "@/lib/orders";
import { createBoost, orderFor } from "@/support/boost";
import { createTestDb, type TestDb } from "@/support/db";
import { type DhmadWorld, type LocalDhmad, startLocalDhmad } from "@/support/local-dhmad";
import { createMarket } from "@/support/market";
import { getBoostOfOrder, getUnpaidBoost, MARKETPLACE_ID, orderBoost, orderBoostInput } from ".";

let testDb: TestDb;
let dhmad: LocalDhmad;
let world: DhmadWorld;

beforeAll(async () => {
  [testDb, dhmad] = await Promise.all([createTestDb(25), startLocalDhmad()]);
  world = await dhmad.newWorld();
});
afterAll(async () => {
  await testDb.close();
  await dhmad.stop();
});

const ordersOf = (listingId: string) =>
  testDb.db.select().from(orders).where(eq(orders.listingId, listingId));
const setListing = (id: string, values: Partial<typeof listings.$inferInsert>) =>
  testDb.db.update(listings).set(values).where(eq(listings.id, id));

test("a boost is an instant order of the seller's from the marketplace, made so at DHMAD", async () => {
  const boost = await createBoost(testDb.db, world, { days: 30 });
  expect(await boost.row()).toMatchObject({
    status: "awaiting_payment",
    mode: "instant",
    buyerId: boost.seller.id,
    buyerEmail: boost.seller.email,
    sellerId: MARKETPLACE_ID,
    sellerEmail: null,
    priceMinor: 45_000,
    developerFeePercentage: 0,
    title: "Mise en avant 30 jours : Tapis de Kairouan",
  });
  const { escrowId } = await boost.row();
  const escrow = await world.client.getEscrow(escrowId ?? "");
  expect(escrow).toMatchObject({
    data: { mode: "instant", amountTnd: 45, status: "pending", buyerEmail: boost.seller.email },
  });
  expect(await boost.boost()).toMatchObject({ days: 30, activatedAt: null, endsAt: null });
});

test("ten presses at once are one order", async () => {
  const market = await createMarket(testDb.db);
  const results = await Promise.all(Array.from({ length: 10 }, () => orderFor(testDb.db, market, 7)));
  const ids = results.map((result) => (result.ok ? result.data.orderId : result.error.message));
  expect(new Set(ids).size).toBe(1);
  expect(await ordersOf(market.listing.id)).toHaveLength(1);
  const rows = await testDb.db.select().from(boosts).where(eq(boosts.listingId, market.listing.id));
  expect(rows).toMatchObject([{ days: 7 }]);
});

test("another duration waits until the first is paid or cancelled", async () => {
  const market = await createMarket(testDb.db);
  const first = await orderFor(testDb.db, market, 7);
  expect(await orderFor(testDb.db, market, 30)).toMatchObject({
    ok: false,
    error: { code: "conflict", message: "boostUnpaid" },
  });
  const orderId = first.ok ? first.data.orderId : "";
  // The page that sells the listing to others does not take it for an order of the listing itself.
  expect(await getUnpaidOrder(testDb.db, market.seller.id, market.listing.slug)).toBeNull();
  expect(await getUnpaidBoost(testDb.db, market.seller.id, market.listing.id)).toEqual({ orderId, days: 7 });
  await testDb.db.update(orders).set({ status: "cancelled" }).where(eq(orders.id, orderId));
  expect(await getUnpaidBoost(testDb.db, market.seller.id, market.listing.id)).toBeNull();
  expect((await orderFor(testDb.db, market, 30)).ok).toBe(true);
});

test("only one's own listing, public and with something to sell, by a verified seller, at the price seen", async () => {
  const { db } = testDb;
  const { seller, buyer, listing } = await createMarket(db);
  const order = (userId: string, priceMinor = 15_000) =>
    orderBoost(
      db,
      userId,
      { listingId: listing.id, days: 7, priceMinor },
      { prices: { 7: 15_000, 30: 45_000 }, locale: "fr" },
    );
  const refused = async (userId: string, code: string, message: string, priceMinor?: number) =>
    expect(await order(userId, priceMinor)).toEqual({ ok: false, error: { code, message } });

  await refused(buyer.id, "not_found", "listingUnknown");
  await refused(seller.id, "conflict", "boostPriceChanged", 1_000);
  await setListing(listing.id, { stock: 0 });
  await refused(seller.id, "conflict", "boostNothingLeft");
  await setListing(listing.id, { stock: 1, status: "draft" });
  await refused(seller.id, "conflict", "boostNotPublished");
  await setListing(listing.id, { status: "published" });
  await db.update(sellers).set({ kycStatus: "rejected" }).where(eq(sellers.userId, seller.id));
  await refused(seller.id, "not_verified", "boostNotVerified");
  expect(await ordersOf(listing.id)).toEqual([]);
});

test("what stands on an order's page is its buyer's alone", async () => {
  const boost = await createBoost(testDb.db, world, { begin: false });
  const { buyer } = await createMarket(testDb.db);
  expect(await getBoostOfOrder(testDb.db, boost.seller.id, boost.orderId)).toEqual({
    listingId: boost.listing.id,
    endsAt: null,
    public: true,
  });
  expect(await getBoostOfOrder(testDb.db, buyer.id, boost.orderId)).toBeNull();
  expect(await getUnpaidBoost(testDb.db, buyer.id, boost.listing.id)).toBeNull();
});

test("the form's price goes with the duration that was chosen", () => {
  const form = { listingId: crypto.randomUUID(), price7: "15000", price30: "45000" };
  expect(orderBoostInput.parse({ ...form, days: "30" })).toMatchObject({ days: 30, priceMinor: 45_000 });
  expect(orderBoostInput.safeParse(form).error?.issues).toMatchObject([
    { path: ["days"], message: "boostDaysMissing" },
  ]);
});

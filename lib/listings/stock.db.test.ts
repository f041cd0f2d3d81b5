import { randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { violatedConstraint } from "@/db/errors";
import { listings, orders, users } from "@/db/schema";
import { getPublicListing, listCategoryListings, listNewListings } from "@/lib/catalogue";
import { createTestDb, type TestDb } from "@/support/db";
import { createMarket, type Market } from "@/support/market";
import { listMyListings, updateDraft } from ".";

let testDb: TestDb;
beforeAll(async () => {
  testDb = await createTestDb(12);
});
afterAll(() => testDb.close());

const db = () => testDb.db;

async function counted(stock: number): Promise<Market> {
  const market = await createMarket(db());
  await db().update(listings).set({ stock }).where(eq(listings.id, market.listing.id));
  return market;
}

/** An order as its command writes it: what happens to the stock is the database's own doing. */
async function placeOne({ seller, listing }: Market): Promise<string> {
  const tag = randomBytes(4).toString("hex");
  const [buyer] = await db()
    .insert(users)
    .values({ email: `b-${tag}@souk.test` })
    .returning({ id: users.id });
  const [order] = await db()
    .insert(orders)
    .values({
      reference: tag,
      buyerId: buyer?.id ?? "",
      sellerId: seller.id,
      listingId: listing.id,
      mode: "quick",
      title: "T",
      priceMinor: listing.priceMinor,
      deliveryDays: 1,
      buyerEmail: `b-${tag}@souk.test`,
      sellerEmail: seller.email,
      developerFeePercentage: 3,
    })
    .returning({ id: orders.id });
  return order?.id ?? "";
}

const set = (orderId: string, status: "awaiting_payment" | "paid" | "cancelled") =>
  db()
    .update(orders)
    .set({ status, escrowId: `e-${orderId}` })
    .where(eq(orders.id, orderId));

const stockOf = async ({ listing }: Market) =>
  (await db().select({ stock: listings.stock }).from(listings).where(eq(listings.id, listing.id)))[0]?.stock;

/** What anybody sees of it: its page, and whether the lists have it. */
async function seen({ listing }: Market) {
  const page = await getPublicListing(db(), "fr", listing.slug);
  const lists = await Promise.all([
    listNewListings(db(), 100),
    listCategoryListings(db(), "maison", 1).then(({ listings }) => listings),
  ]);
  const listed = lists.map((cards) => cards.some(({ slug }) => slug === listing.slug));
  return { availability: page?.availability, listed };
}
const OUT = [false, false];
const IN = [true, true];

describe("the last one", () => {
  test("goes to one of many who order at once", async () => {
    const market = await counted(1);
    const results = await Promise.allSettled(Array.from({ length: 6 }, () => placeOne(market)));
    const refused = results.filter((result) => result.status === "rejected");
    expect(refused).toHaveLength(5);
    for (const { reason } of refused) expect(violatedConstraint(reason)).toBe("listings_stock");
    expect(await stockOf(market)).toBe(0);
  });

  test("is reserved, sold, and back when the sale falls through; its page stays", async () => {
    const market = await counted(1);
    expect(await seen(market)).toEqual({ availability: { state: "available", left: 1 }, listed: IN });
    const order = await placeOne(market);
    expect(await seen(market)).toEqual({ availability: { state: "reserved", left: 0 }, listed: OUT });
    await set(order, "awaiting_payment");
    expect((await seen(market)).availability?.state).toBe("reserved");
    await set(order, "paid");
    expect(await seen(market)).toEqual({ availability: { state: "sold", left: 0 }, listed: OUT });
    const [row] = (await listMyListings(db(), market.seller.id)).listings;
    expect(row?.availability).toEqual({ state: "sold", left: 0 });
    await set(order, "cancelled");
    expect(await seen(market)).toEqual({ availability: { state: "available", left: 1 }, listed: IN });
  });
});

test("what is not counted is always there", async () => {
  const market = await createMarket(db());
  await Promise.all([placeOne(market), placeOne(market)]);
  expect(await seen(market)).toEqual({ availability: { state: "available", left: null }, listed: IN });
});

test("the seller's form and orders at the same time lose none and invent none", async () => {
  const market = await counted(5);
  const input = {
    title: "Tapis",
    description: "D",
    categorySlug: "maison",
    mode: "quick",
    currency: "TND",
    price: market.listing.priceMinor,
    deliveryDays: 3,
  } as const;
  // The form showed 5, and is sent with 8 in it while three are ordered.
  const [saved] = await Promise.all([
    updateDraft(db(), market.seller.id, market.listing.id, { ...input, stock: { from: 5, to: 8 } }),
    ...[1, 2, 3].map(() => placeOne(market)),
  ]);
  expect(saved.ok).toBe(true);
  expect(await stockOf(market)).toBe(5);
  // Left as it was shown before, it changes nothing.
  await updateDraft(db(), market.seller.id, market.listing.id, { ...input, stock: { from: 8, to: 8 } });
  expect(await stockOf(market)).toBe(5);
});

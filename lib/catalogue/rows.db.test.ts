import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { favorites, listings, orders } from "@/db/schema";
import { createCompletedSale } from "@/support/completed-sale";
import { createTestDb, type TestDb } from "@/support/db";
import { createMarket } from "@/support/market";
import { listBoostedListings, listPopularListings } from "./rows";

let testDb: TestDb;
beforeAll(async () => {
  testDb = await createTestDb();
});
afterAll(() => testDb.close());

const popular = async () => (await listPopularListings(testDb.db, 10)).map(({ slug }) => slug);

test("popular is what was ordered and kept lately, an order as much as three favourites", async () => {
  const { db } = testDb;
  const sold = await createCompletedSale(db, new Date());
  const [kept, keptMore, old] = [await createMarket(db), await createMarket(db), await createMarket(db)];
  await createMarket(db);
  const keep = (of: typeof kept, by: { id: string }, createdAt = new Date()) =>
    db.insert(favorites).values({ userId: by.id, listingId: of.listing.id, title: "x", createdAt });
  const lately = Date.now();
  await keep(kept, kept.buyer);
  for (const by of [kept.buyer, kept.seller, old.buyer, old.seller]) await keep(keptMore, by);
  await keep(old, old.buyer, new Date(lately - 31 * 86_400_000));
  expect(await popular()).toEqual([keptMore.listing.slug, sold.listing.slug, kept.listing.slug]);
  await db.update(listings).set({ stock: 0 }).where(eq(listings.id, keptMore.listing.id));
  expect(await popular()).toEqual([sold.listing.slug, kept.listing.slug]);
  // One that was never paid is none.
  await createCompletedSale(db, new Date(), { status: "cancelled", completedAt: null }, old);
  expect(await popular()).not.toContain(old.listing.slug);
  expect(await db.$count(orders)).toBe(2);
});

test("boosted are those with a boost, newest first, each marked", async () => {
  const { db } = testDb;
  const [one, other] = [await createMarket(db), await createMarket(db)];
  for (const { listing } of [one, other])
    await db
      .update(listings)
      .set({ boostedUntil: new Date(2040, 0, 1) })
      .where(eq(listings.id, listing.id));
  expect((await listBoostedListings(db, 4)).map(({ slug, boosted }) => [slug, boosted])).toEqual([
    [other.listing.slug, true],
    [one.listing.slug, true],
  ]);
});

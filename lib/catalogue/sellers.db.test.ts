import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { listings, sellers } from "@/db/schema";
import { createTestDb, type TestDb } from "@/support/db";
import { createMarket } from "@/support/market";
import { getPublicSeller, listSellerListings } from "./sellers";

let testDb: TestDb;
beforeAll(async () => {
  testDb = await createTestDb();
});
afterAll(() => testDb.close());

async function market() {
  const { seller, listing } = await createMarket(testDb.db);
  const change = async (changes: Partial<typeof sellers.$inferInsert>) => {
    const [row] = await testDb.db
      .update(sellers)
      .set(changes)
      .where(eq(sellers.userId, seller.id))
      .returning({ handle: sellers.handle });
    return row?.handle ?? "";
  };
  return { seller, listing, change, handle: await change({ name: "Atelier Test" }) };
}

test("a seller is shown with what is for sale, and with no other's", async () => {
  const { handle, listing } = await market();
  await market();
  expect(await getPublicSeller(testDb.db, handle)).toMatchObject({
    name: "Atelier Test",
    handle,
    verified: true,
  });
  const { listings: shown, total } = await listSellerListings(testDb.db, handle, 10);
  expect(shown.map(({ slug }) => slug)).toEqual([listing.slug]);
  expect(total).toBe(1);
});

test("more than fits is counted", async () => {
  const { handle, seller, listing } = await market();
  const [row] = await testDb.db.select().from(listings).where(eq(listings.slug, listing.slug));
  if (!row) throw new Error("no listing");
  const { id: _id, ...rest } = row;
  await testDb.db.insert(listings).values({ ...rest, slug: `${listing.slug}-2`, publishedAt: new Date(0) });
  const found = await listSellerListings(testDb.db, handle, 1);
  expect(found.listings.map(({ slug }) => slug)).toEqual([listing.slug]);
  expect(found.total).toBe(2);
  await testDb.db.update(listings).set({ stock: 0 }).where(eq(listings.sellerId, seller.id));
  expect(await listSellerListings(testDb.db, handle, 1)).toEqual({ listings: [], total: 0 });
});

test("one whose approval is withdrawn stays, without the badge and without listings", async () => {
  const { handle, change } = await market();
  await change({ kycStatus: "rejected" });
  expect(await getPublicSeller(testDb.db, handle)).toMatchObject({ verified: false });
  expect(await listSellerListings(testDb.db, handle, 10)).toEqual({ listings: [], total: 0 });
});

test("there is no page of nobody, nor of a person who never sold anything", async () => {
  const { seller, handle, change } = await market();
  await testDb.db.delete(listings).where(eq(listings.sellerId, seller.id));
  await change({ kycStatus: "pending" });
  expect(await getPublicSeller(testDb.db, handle)).toBeNull();
  expect(await getPublicSeller(testDb.db, "nobody-at-all")).toBeNull();
});

import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { listings, sellers } from "@/db/schema";
import { seedCategories } from "@/db/seed";
import { createTestDb, type TestDb } from "@/support/db";
import { createMarket } from "@/support/market";
import { listCategories } from "./queries";
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
  const { listings: shown, total } = await listSellerListings(testDb.db, "fr", handle, 10);
  expect(shown.map(({ slug }) => slug)).toEqual([listing.slug]);
  expect(total).toBe(1);
});

test("more than fits is counted", async () => {
  const { handle, seller, listing } = await market();
  const [row] = await testDb.db.select().from(listings).where(eq(listings.slug, listing.slug));
  if (!row) throw new Error("no listing");
  const { id: _id, ...rest } = row;
  await testDb.db.insert(listings).values({ ...rest, slug: `${listing.slug}-2`, publishedAt: new Date(0) });
  const found = await listSellerListings(testDb.db, "fr", handle, 1);
  expect(found.listings.map(({ slug }) => slug)).toEqual([listing.slug]);
  expect(found.total).toBe(2);
  await testDb.db.update(listings).set({ stock: 0 }).where(eq(listings.sellerId, seller.id));
  expect(await listSellerListings(testDb.db, "fr", handle, 1)).toEqual({
    listings: [],
    shelves: [],
    total: 0,
  });
});

test("one whose approval is withdrawn stays, without the badge and without listings", async () => {
  const { handle, change } = await market();
  await change({ kycStatus: "rejected" });
  expect(await getPublicSeller(testDb.db, handle)).toMatchObject({ verified: false });
  expect(await listSellerListings(testDb.db, "fr", handle, 10)).toEqual({
    listings: [],
    shelves: [],
    total: 0,
  });
});

test("there is no page of nobody, nor of a person who never sold anything", async () => {
  const { seller, handle, change } = await market();
  await testDb.db.delete(listings).where(eq(listings.sellerId, seller.id));
  await change({ kycStatus: "pending" });
  expect(await getPublicSeller(testDb.db, handle)).toBeNull();
  expect(await getPublicSeller(testDb.db, "nobody-at-all")).toBeNull();
});

test("what is for sale stands by category too, in the order of the categories", async () => {
  await seedCategories(testDb.db);
  const { handle, listing } = await market();
  const [row] = await testDb.db.select().from(listings).where(eq(listings.slug, listing.slug));
  if (!row) throw new Error("no listing");
  const { id: _id, ...rest } = row;
  const more = ["mode", "maison", "sport"].map((categorySlug, n) => ({
    ...rest,
    categorySlug,
    slug: `${listing.slug}-${n}`,
    publishedAt: new Date(n),
  }));
  await testDb.db.insert(listings).values(more);
  const { shelves, total } = await listSellerListings(testDb.db, "ar", handle, 10);
  expect(total).toBe(4);
  const order = await listCategories(testDb.db, "ar");
  const expected = order.filter(({ slug }) => ["maison", "mode", "sport"].includes(slug));
  expect(shelves.map(({ category }) => category)).toEqual(expected);
  expect(
    shelves.find(({ category }) => category.slug === "maison")?.listings.map(({ slug }) => slug),
  ).toEqual([listing.slug, `${listing.slug}-1`]);
});

test("a closed shop is marked on the seller and on each card", async () => {
  const { handle, change } = await market();
  const marks = async () =>
    (await listSellerListings(testDb.db, "fr", handle, 10)).listings.map(({ away }) => away);
  expect(await marks()).toEqual([false]);
  const until = new Date("2030-01-01T00:00:00Z");
  await change({ awayUntil: until });
  expect(await marks()).toEqual([true]);
  expect(await getPublicSeller(testDb.db, handle)).toMatchObject({ awayUntil: until });
});

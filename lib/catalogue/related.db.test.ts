import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { categories, listings } from "@/db/schema";
import { createTestDb, type TestDb } from "@/support/db";
import { createMarket, type Market } from "@/support/market";
import { listBySlugs, listRelated } from ".";

let testDb: TestDb;
let market: Market;
beforeAll(async () => {
  testDb = await createTestDb();
  market = await createMarket(testDb.db);
  const [mine] = await testDb.db.select().from(listings).where(eq(listings.id, market.listing.id));
  if (!mine) throw new Error("no listing");
  const { id: _id, ...base } = mine;
  await testDb.db
    .insert(categories)
    .values({ slug: "mode", position: 9, nameFr: "Mode", nameAr: "موضة", nameEn: "Fashion" });
  const price = market.listing.priceMinor;
  await testDb.db.insert(listings).values([
    { ...base, slug: "near", title: "Vase", priceMinor: Math.round(price * 1.1) },
    { ...base, slug: "half", title: "Vase", priceMinor: Math.round(price / 2) },
    { ...base, slug: "far", title: "Vase", priceMinor: price * 20 },
    { ...base, slug: "named", title: "Tapis de Kairouan, petit", priceMinor: price * 2 },
    { ...base, slug: "euros", title: "Tapis de Kairouan", currency: "EUR" },
    { ...base, slug: "sold", title: "Tapis de Kairouan", stock: 0 },
    { ...base, slug: "draft", title: "Tapis de Kairouan", status: "draft" },
    { ...base, slug: "elsewhere", title: "Tapis de Kairouan", categorySlug: "mode" },
  ]);
});
afterAll(() => testDb.close());

test("what is near in title and price comes first, another currency last, and what is not for sale not at all", async () => {
  const slugs = (await listRelated(testDb.db, market.listing.slug, 9)).map(({ slug }) => slug);
  expect(slugs).toEqual(["named", "near", "half", "far", "euros"]);
  expect(await listRelated(testDb.db, market.listing.slug, 2)).toHaveLength(2);
  expect(await listRelated(testDb.db, "nowhere", 2)).toEqual([]);
});

test("cards by name come in the order of the names, without what is not for sale", async () => {
  const found = await listBySlugs(testDb.db, ["far", "sold", "near", "draft", "nowhere"]);
  expect(found.map(({ slug }) => slug)).toEqual(["far", "near"]);
  expect(await listBySlugs(testDb.db, [])).toEqual([]);
});

import { afterAll, beforeAll, expect, test } from "vitest";
import { listings } from "@/db/schema";
import { seedCategories } from "@/db/seed";
import { createTestDb, type TestDb } from "@/support/db";
import { createMarket } from "@/support/market";
import { readSearch, widerSearches } from ".";

let testDb: TestDb;
beforeAll(async () => {
  testDb = await createTestDb();
  await seedCategories(testDb.db);
  const { seller } = await createMarket(testDb.db);
  const offers = [
    { title: "Lampe bleue", governorate: "sfax" as const, priceMinor: 20_000 },
    { title: "Lampe verte", governorate: "tunis" as const, priceMinor: 90_000 },
    { title: "Vase bleu", governorate: "tunis" as const, priceMinor: 20_000 },
  ];
  await testDb.db.insert(listings).values(
    offers.map((offer, n) => ({
      sellerId: seller.id,
      slug: `offre-${n}`,
      status: "published" as const,
      categorySlug: "maison",
      description: "Faite à la main.",
      deliveryDays: 3,
      publishedAt: new Date(),
      ...offer,
    })),
  );
});
afterAll(() => testDb.close());

const wider = async (query: Record<string, string>) =>
  (await widerSearches(testDb.db, readSearch(query).typed)).map(({ drop, word, total }) => [
    drop,
    word,
    total,
  ]);

test("what one thing less would find is counted, filters before words; what finds nothing is not offered", async () => {
  expect(await wider({ q: "lampe", place: "tunis", max: "50" })).toEqual([
    ["price", "", 1],
    ["place", "", 1],
  ]);
  expect(await wider({ q: "lampe rouge", category: "maison" })).toEqual([["word", "rouge", 2]]);
  expect(await wider({ q: "lampe", category: "mode" })).toEqual([["category", "", 2]]);
});

test("where no one filter alone is in the way, all of them go", async () => {
  expect(await wider({ q: "vase", place: "sfax", category: "mode", mode: "standard" })).toEqual([
    ["filters", "", 1],
  ]);
});

test("an address keeps what is not left out, and begins at its first page", async () => {
  const typed = readSearch({ q: "lampe", place: "tunis", max: "50", after: "x", sort: "newest" }).typed;
  const [first] = await widerSearches(testDb.db, typed);
  expect(first?.typed).toMatchObject({ q: "lampe", place: "tunis", max: "", after: "", sort: "" });
});

test("a word that nothing has leaves nothing to offer", async () => {
  expect(await wider({ q: "zzzzqqqq" })).toEqual([]);
});

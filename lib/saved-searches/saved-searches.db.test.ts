import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { listings, reviews, savedSearchFinds } from "@/db/schema";
import { seedCategories } from "@/db/seed";
import { searchListings } from "@/lib/search";
import { createCompletedSale } from "@/support/completed-sale";
import { createTestDb, type TestDb } from "@/support/db";
import { createMarket } from "@/support/market";
import { createSearchAlerts, type SearchAlerts } from "@/support/search-alerts";
import { removeSearch, setSearchMail } from ".";
import { MOST_SAVED } from "./commands";

let testDb: TestDb;
let scene: SearchAlerts;
beforeAll(async () => {
  testDb = await createTestDb(20);
  await seedCategories(testDb.db);
});
beforeEach(async () => {
  scene = await createSearchAlerts(testDb);
});
afterAll(() => testDb.close());

describe("saving", () => {
  test("the same search is kept once, however it is written, ordered and pressed", async () => {
    const { save, list } = scene;
    const answers = await Promise.all([
      save({ q: "Lampe de Cuivre", sort: "price_asc" }),
      save({ q: "cuivre, LAMPE", after: "x" }),
      save({ q: "lampe  cuivre", max: "" }),
    ]);
    expect(answers.map((answer) => answer.ok && answer.data.isNew).sort()).toEqual([false, false, true]);
    await save({ q: "lampe cuivre", max: "12,5", place: "sfax", category: "maison" });
    expect(await list()).toMatchObject([
      { input: { max: 12_500, place: "sfax", category: "maison" }, mail: true, fresh: 0 },
      { input: { max: null } },
    ]);
    expect((await list())[0]?.path).toBe(
      "/search?q=lampe+cuivre&category=maison&max=12.5&place=sfax&sort=newest",
    );
  });

  test("not everything, not signs alone, not at a price that is none, nor in a category that is none", async () => {
    const { save, list } = scene;
    const wrong: Record<string, string>[] = [
      {},
      { q: "%_!" },
      { q: "" },
      { q: "lampe", min: "x" },
      { category: "nulle-part" },
    ];
    for (const query of wrong)
      expect(await save(query), JSON.stringify(query)).toMatchObject({
        ok: false,
        error: { code: "invalid_input" },
      });
    expect(await list()).toEqual([]);
  });

  test("a full list stays full, also for several presses at once", async () => {
    const { save, list } = scene;
    for (let n = 1; n < MOST_SAVED; n += 1) await save({ q: `lampe ${n}` });
    const answers = await Promise.all([save({ q: "tapis" }), save({ q: "vase" })]);
    expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(await list()).toHaveLength(MOST_SAVED);
  });

  test("nobody sees, changes or removes what another saved", async () => {
    const { market, me, save, list } = scene;
    await save({ q: "lampe" });
    const [{ id } = { id: "" }] = await list();
    await setSearchMail(testDb.db, market.seller.id, id, false);
    await removeSearch(testDb.db, market.seller.id, id);
    expect(await list(market.seller.id)).toEqual([]);
    expect(await list()).toMatchObject([{ id, mail: true }]);
    await setSearchMail(testDb.db, me, id, false);
    expect(await list()).toMatchObject([{ mail: false }]);
    await removeSearch(testDb.db, me, id);
    expect(await list()).toEqual([]);
  });
});

describe("what fits", () => {
  test("is what the search itself finds, for each of its filters", async () => {
    const { market, save, list, find, publish } = scene;
    const searches: Record<string, string>[] = [
      { q: "lampe" },
      { q: "lamp cuiv" },
      { q: "lampe bois" },
      { q: "مصباح" },
      { q: "lampe", category: "mode" },
      { category: "maison", min: "41" },
      { max: "40" },
      { min: "40", max: "40" },
      { mode: "standard" },
      { place: "sfax" },
      { q: "lampe", place: "sfax" },
      { q: "sousse" },
      { mode: "quick_proof" },
    ];
    for (const query of searches) expect(await save(query)).toMatchObject({ ok: true });
    await publish();
    await publish({ title: "Lampe en bois", categorySlug: "mode", governorate: "sfax" });
    await publish({ title: "مصباح نحاسي", priceMinor: 41_000, governorate: "sousse" });
    await publish({ title: "Conseil", mode: "standard", currency: "EUR", priceMinor: 40_000 });
    await publish({ title: "Vendue", stock: 0 });
    await publish({ title: "Lampe cachée", status: "draft" });
    await find();
    const saved = await list();
    const finds = await testDb.db
      .select({ search: savedSearchFinds.searchId, slug: listings.slug })
      .from(savedSearchFinds)
      .innerJoin(listings, eq(listings.id, savedSearchFinds.listingId));
    for (const { id, input } of saved) {
      const page = await searchListings(testDb.db, { ...input, sort: "newest" });
      const here = page.listings.map(({ slug }) => slug).filter((slug) => slug !== market.listing.slug);
      const noted = finds.filter(({ search }) => search === id).map(({ slug }) => slug);
      expect(noted.sort(), JSON.stringify(input)).toEqual(here.sort());
    }
    expect(new Set(finds.map(({ search }) => search)).size, "each but the last").toBe(searches.length - 1);
  });

  test("misspelt words are kept where the page took them", async () => {
    const { save, find, publish } = scene;
    await publish({ title: "Guitare ancienne" });
    await find();
    await save({ q: "gitare" });
    await publish({ title: "Guitare neuve" });
    expect(await find()).toBe(1);
  });

  test("what was there when it was saved is no news, nor when it was only paused since", async () => {
    const { save, find, change, publish } = scene;
    const slug = await publish();
    await find();
    await save({ q: "lampe" });
    await change(slug, { status: "draft" });
    await change(slug, { status: "published" });
    await change(slug, { stock: 0 });
    await change(slug, { stock: 1 });
    expect(await find()).toBe(0);
    // What was off at that moment is.
    await change(slug, { status: "draft" });
    await save({ q: "cuivre" });
    await change(slug, { status: "published" });
    expect(await find()).toBe(1);
  });

  test("one's own listing is none, another's of the same kind is", async () => {
    const { market, save, find, publish } = scene;
    await save({ q: "lampe" }, market.seller.id);
    await publish();
    expect(await find()).toBe(0);
    const other = await createMarket(testDb.db);
    await publish({ sellerId: other.seller.id });
    expect(await find()).toBe(1);
  });

  test("a first public review is news to who asks for one", async () => {
    const { market, save, find, publish } = scene;
    const slug = await publish();
    await save({ q: "lampe", reviewed: "on" });
    expect(await find()).toBe(0);
    const [listing] = await testDb.db.select().from(listings).where(eq(listings.slug, slug));
    const sale = await createCompletedSale(
      testDb.db,
      new Date(),
      {},
      { ...market, listing: { id: listing?.id ?? "", slug, priceMinor: 40_000 } },
    );
    await testDb.db.insert(reviews).values({
      orderId: sale.orderId,
      listingId: listing?.id ?? "",
      side: "buyer",
      authorId: market.buyer.id,
      subjectId: market.seller.id,
      rating: 5,
      publishedAt: new Date(),
    });
    expect(await find()).toBe(1);
  });
});

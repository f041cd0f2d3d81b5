import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { categories, listings, sellers, users } from "@/db/schema";
import { seedCategories } from "@/db/seed";
import { createCompletedSale } from "@/support/completed-sale";
import { createTestDb, type TestDb } from "@/support/db";
import { MOST_COUNTED, readSearch, SEARCH_PAGE_SIZE, searchListings, suggest } from ".";

let test: TestDb;
let sellerId: string;
let minute = 0;

beforeAll(async () => {
  test = await createTestDb();
  await seedCategories(test.db);
  const [user] = await test.db.insert(users).values({ email: "vend@souk.test" }).returning();
  sellerId = user?.id ?? "";
  await test.db.insert(sellers).values({
    userId: sellerId,
    name: "Dar Zitouna",
    handle: "dar-zitouna",
    dhmadEmail: "vend@souk.test",
    kycStatus: "approved",
    consentAt: new Date(),
    consentVersion: "test",
  });
});
afterAll(() => test.close());
beforeEach(() => test.db.delete(listings).where(eq(listings.sellerId, sellerId)));

type Offer = Partial<typeof listings.$inferInsert>;
/** Puts these on sale, each a minute newer than the one before. */
const offer = (...offers: Offer[]) =>
  test.db.insert(listings).values(
    offers.map((changes, i) => ({
      sellerId,
      slug: `${changes.title}-${i}-${minute}`,
      status: "published" as const,
      categorySlug: "maison",
      title: "Sans titre",
      description: "Une description",
      priceMinor: 12_500,
      deliveryDays: 3,
      contractTerms: "Objet",
      publishedAt: new Date(Date.UTC(2026, 0, 1) + minute++ * 60_000),
      ...changes,
    })),
  );

const search = (query: Record<string, string>, after = "") =>
  searchListings(test.db, readSearch(query).input, { after });
const searchBack = (query: Record<string, string>, before: string | null) =>
  searchListings(test.db, readSearch(query).input, { before: before ?? "" });
const titles = async (query: Record<string, string> | string) =>
  (await search(typeof query === "string" ? { q: query } : query)).listings.map(({ title }) => title);

const fold = async (text: string) => {
  const [row] = await test.db.execute<{ folded: string }>(sql`select souk_fold(${text}) as folded`);
  return row?.folded;
};

describe("folding", () => {
  it.each([
    ["Œuvre d’Été, ÇA et là !", "oeuvre d ete ca et la"],
    ["e\u0301te\u0301", "ete"],
    ["", ""],
    ["100 % coton_bio", "100 coton bio"],
  ])("%j becomes %j", async (text, folded) => expect(await fold(text)).toBe(folded));

  it.each([
    ["أحمر", "احمر"],
    ["إناء", "انا"],
    ["آنية", "انيه"],
    ["مقهى", "مقهي"],
    ["مَدْرَسَةٌ", "مدرسه"],
    ["زربيـــــة", "زربية"],
    ["السجاد القيرواني", "سجاد قيرواني"],
    ["٢٥ كغ", "25 كغ"],
    ["۲۵", "25"],
    ["ﻗﻬﻮﺓ", "قهوة"],
  ])("%s is %s", async (one, other) => {
    const folded = await fold(one);
    expect(folded).toMatch(/^[a-z0-9 ]+$/);
    expect(folded).toBe(await fold(other));
  });

  it("keeps letters apart that are different ones", async () => {
    const letters = Array.from("ابتثجحخدذرزسشصضطظعغفقكلمنهوي");
    const folded = await Promise.all(letters.map(fold));
    expect(new Set(folded).size).toBe(letters.length);
  });
});

describe("words", () => {
  it("are found without their accents, in any order, as they begin", async () => {
    await offer({ title: "Théière en céramique émaillée" }, { title: "Lampe" });
    for (const q of ["theiere ceramique", "CÉRAMIQUE théière", "cerami"])
      expect(await titles(q), q).toEqual(["Théière en céramique émaillée"]);
  });

  it.each([
    ["tapi kairuan", "Tapis de Kairouan"],
    ["kairwan", "Tapis de Kairouan"],
    ["ceramiqe", "Céramique de Nabeul"],
    ["serviette brodee", "Serviettes brodées"],
    ["القيروان سجادة", "سجّاد من القيروان"],
    ["زربيه", "زربيّة بربرية"],
    ["hand wooven blanket", "Hand-woven blanket"],
  ])("misspelt as %j find %j", async (q, title) => {
    const others = ["Lampe en laiton", "Vélo de course", "درّاجة", "Chair", "Guitare sèche"];
    await offer({ title }, ...others.map((other) => ({ title: other })));
    expect((await titles(q))[0]).toBe(title);
    expect(await titles(q)).not.toContain("Guitare sèche");
  });

  it("weigh in the title most, then in category and seller, then in the description", async () => {
    await offer(
      { title: "Zarbia" },
      { title: "Coussin", description: "Assorti à la zarbia" },
      { title: "Pouf", city: "Zarbia" },
      { title: "Zarbiasque" },
    );
    expect(await titles("zarbia")).toEqual(["Zarbia", "Zarbiasque", "Pouf", "Coussin"]);
  });

  it("find by category in three languages, by seller and by place, and follow a change of name", async () => {
    await offer({ title: "Bol", governorate: "sidi-bouzid" });
    const [category] = await test.db.select().from(categories).where(eq(categories.slug, "maison"));
    for (const q of [category?.nameFr, category?.nameAr, category?.nameEn, "zitouna", "sidi bouzid"])
      expect(await titles(q ?? ""), q).toEqual(["Bol"]);
    await test.db.update(sellers).set({ name: "Chez Warda" }).where(eq(sellers.userId, sellerId));
    expect(await titles("warda")).toEqual(["Bol"]);
    expect(await titles("zitouna")).toEqual([]);
    await test.db.update(sellers).set({ name: "Dar Zitouna" }).where(eq(sellers.userId, sellerId));
    await test.db.update(categories).set({ nameEn: "Qwertyhome" }).where(eq(categories.slug, "maison"));
    expect(await titles("qwertyhome")).toEqual(["Bol"]);
  });

  it("do not take % and _ for anything, nor quotes for the end of a text", async () => {
    await offer({ title: "Tissu 100 % coton" }, { title: "Tissu laine" });
    for (const q of ["%", "_", "%%_", "'; drop table listings; --", "\\", "t_ssu"])
      expect(await titles(q), q).toEqual([]);
    expect(await titles("100%")).toEqual(["Tissu 100 % coton"]);
    expect(await titles("tissu % _")).toHaveLength(2);
  });

  it("leave out what cannot be ordered", async () => {
    await offer(
      { title: "Vase A", status: "draft" },
      { title: "Vase B", stock: 0 },
      { title: "Vase C", status: "suspended" },
      { title: "Vase D", stock: 1 },
    );
    expect(await titles("vase")).toEqual(["Vase D"]);
    expect(await titles({})).toEqual(["Vase D"]);
  });

  it("lift a boosted listing among its equals, not above what fits better", async () => {
    const boostedUntil = new Date(Date.UTC(2030, 0, 1));
    await offer(
      { title: "Miel de thym", boostedUntil },
      { title: "Miel d’oranger" },
      { title: "Pain", description: "Au miel", boostedUntil },
    );
    expect(await titles("miel")).toEqual(["Miel de thym", "Miel d’oranger", "Pain"]);
  });
});

describe("filters", () => {
  it("narrow by category, price, way of selling and place, each and together", async () => {
    await offer(
      { title: "A", categorySlug: "sport", priceMinor: 10_000, governorate: "sousse" },
      { title: "B", categorySlug: "mode", priceMinor: 20_500, governorate: "sousse", mode: "standard" },
      { title: "C", categorySlug: "mode", priceMinor: 30_000, governorate: "tunis", mode: "quick_proof" },
      { title: "D", categorySlug: "mode", priceMinor: 2_000, currency: "EUR" },
    );
    expect(await titles({ category: "mode" })).toEqual(["D", "C", "B"]);
    expect(await titles({ min: "20,5" })).toEqual(["C", "B"]);
    expect(await titles({ max: "20.500" })).toEqual(["B", "A"]);
    expect(await titles({ min: "10", max: "20" })).toEqual(["A"]);
    expect(await titles({ mode: "standard" })).toEqual(["B"]);
    expect(await titles({ place: "sousse" })).toEqual(["B", "A"]);
    expect(await titles({ place: "sousse", category: "sport", max: "11" })).toEqual(["A"]);
    expect((await search({ category: "mode" })).total).toBe(3);
  });

  it("compare prices in dinars only", async () => {
    await offer(
      { title: "A", priceMinor: 30_000 },
      { title: "B", priceMinor: 20_000 },
      { title: "C", priceMinor: 900, currency: "EUR" },
    );
    expect(await titles({ sort: "price_asc" })).toEqual(["B", "A"]);
    expect(await titles({ sort: "price_desc" })).toEqual(["A", "B"]);
    expect(await titles({ sort: "newest" })).toEqual(["C", "B", "A"]);
  });

  it("know which listing has a published review of a buyer", async () => {
    const { listing } = await createCompletedSale(test.db, new Date());
    await offer({ title: "Autre" });
    expect(await titles({ reviewed: "on" })).toEqual([]);
    await test.db.execute(sql`
      insert into reviews (order_id, listing_id, side, author_id, subject_id, rating, published_at)
      select id, listing_id, 'buyer', buyer_id, seller_id, 5, now() from orders where listing_id = ${listing.id}`);
    expect((await search({ reviewed: "on" })).listings.map(({ slug }) => slug)).toEqual([listing.slug]);
    // What was ordered cannot be deleted.
    await test.db.update(listings).set({ status: "draft" }).where(eq(listings.id, listing.id));
  });
});

describe("pages", () => {
  const many = SEARCH_PAGE_SIZE * 2 + 5;
  const numbered = (i: number) => ({
    title: `Bol ${i % 3 ? "bleu" : "vert"} ${i}`,
    priceMinor: 10_000 + (i % 7) * 500,
    ...(i % 5 ? {} : { boostedUntil: new Date(Date.UTC(2030, 0, 1)) }),
  });

  it.each(["relevance", "newest", "price_asc", "price_desc"])(
    "by %s show each once, in one order, while others are added and taken away",
    async (sort) => {
      // Many of the same moment: the address of a page must still name one place.
      const publishedAt = new Date(Date.UTC(2025, 0, 1));
      await offer(...Array.from({ length: many }, (_, i) => ({ ...numbered(i), publishedAt })));
      const first = await search({ q: "bol", sort });
      expect(first).toMatchObject({ total: many, close: false });
      const before = await search({ q: "bol", sort }, first.next ?? "");
      await offer({ title: "Bol bol neuf", priceMinor: 10_000 }, { title: "Bol neuf", priceMinor: 99_000 });
      const [gone] = first.listings;
      await test.db.delete(listings).where(eq(listings.slug, gone?.slug ?? ""));
      const second = await search({ q: "bol", sort }, first.next ?? "");
      expect(second.listings.slice(0, 5)).toEqual(before.listings.slice(0, 5));
      const third = await search({ q: "bol", sort }, second.next ?? "");
      const seen = [first, second, third].flatMap(({ listings }) => listings.map(({ slug }) => slug));
      expect(new Set(seen).size).toBe(seen.length);
      // None of the old ones is missing.
      expect(seen.filter((slug) => !slug.includes("neuf"))).toHaveLength(many);
      expect(third.next).toBeNull();
      // And back: each page as it was, then the first one whole.
      const secondAgain = await searchBack({ q: "bol", sort }, third.previous);
      expect(secondAgain).toMatchObject({ listings: second.listings, next: second.next, total: many + 1 });
      const firstAgain = await searchBack({ q: "bol", sort }, secondAgain.previous);
      expect(firstAgain.listings.slice(-5)).toEqual(first.listings.slice(-5));
      expect((await search({ q: "bol", sort }, firstAgain.next ?? "")).listings).toEqual(second.listings);
    },
  );

  it("backwards are the first one where too few stand before", async () => {
    await offer(...Array.from({ length: SEARCH_PAGE_SIZE + 3 }, (_, i) => numbered(i)));
    const first = await search({ sort: "newest" });
    expect(first.previous).toBeNull();
    const second = await search({ sort: "newest" }, first.next ?? "");
    expect(second.listings).toHaveLength(3);
    await test.db.delete(listings).where(eq(listings.slug, first.listings[0]?.slug ?? ""));
    const back = await searchBack({ sort: "newest" }, second.previous);
    expect(back).toMatchObject({ previous: null, total: SEARCH_PAGE_SIZE + 2 });
    expect(back.listings.slice(0, -1)).toEqual(first.listings.slice(1));
  });

  it("keep to misspelt words from their first page on", async () => {
    await offer(...Array.from({ length: many }, (_, i) => ({ title: `Céramique ${i}` })));
    const first = await search({ q: "ceramiqe" });
    expect(first).toMatchObject({ close: true, total: many });
    // Now enough are spelt like that to fill a page: of this search nothing changes.
    await offer(...Array.from({ length: SEARCH_PAGE_SIZE }, (_, i) => ({ title: `Ceramiqe ${i}` })));
    const second = await search({ q: "ceramiqe" }, first.next ?? "");
    expect(second.close).toBe(true);
    const seen = [...first.listings, ...second.listings].map(({ slug }) => slug);
    expect(new Set(seen).size).toBe(SEARCH_PAGE_SIZE * 2);
  });

  it("begin at the first for a cursor that is none, or of another order", async () => {
    await offer(...Array.from({ length: many }, (_, i) => numbered(i)));
    const first = await search({ sort: "newest" });
    for (const after of ["x", "W10", "eyJhIjoxfQ", (await search({ sort: "price_asc" })).next ?? ""])
      expect((await search({ sort: "newest" }, after)).listings, after).toEqual(first.listings);
  });

  it("count no further than a number helps", async () => {
    await test.db.execute(sql`
      insert into listings (seller_id, slug, status, category_slug, title, description, price_minor, delivery_days, published_at)
      select ${sellerId}, 'n-' || n, 'published', 'maison', 'Verre ' || n, 'x', 9000, 2, now()
      from generate_series(1, ${MOST_COUNTED + 20}) n`);
    expect((await search({ q: "verre" })).total).toBe(MOST_COUNTED + 1);
  });
});

describe("suggestions", () => {
  it("begin with the category, then the newest titles, in the language of the page", async () => {
    await offer({ title: "Sport : ballon" }, { title: "Ballon de sport" }, { title: "Lampe" });
    expect(await suggest(test.db, "ar", "sport")).toEqual([
      { kind: "category", text: expect.stringMatching(/[ء-ي]/), path: "/c/sport" },
      { kind: "listing", text: "Ballon de sport", path: expect.stringMatching(/^\/l\//) },
      { kind: "listing", text: "Sport : ballon", path: expect.stringMatching(/^\/l\//) },
    ]);
  });
  it("know misspelt words, and nothing of a letter, of nothing and of what is not on sale", async () => {
    await offer({ title: "Céramique bleue" }, { title: "Céramique rouge", status: "draft" });
    expect((await suggest(test.db, "fr", "ceramiqe")).map(({ text }) => text)).toEqual(["Céramique bleue"]);
    for (const typed of ["", "c", "%", "%_%"]) expect(await suggest(test.db, "fr", typed)).toEqual([]);
  });
});

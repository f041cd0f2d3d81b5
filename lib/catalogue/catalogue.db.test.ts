import { eq, inArray } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listings, sellers, users } from "@/db/schema";
import { seedCategories } from "@/db/seed";
import { createTestDb, type TestDb } from "@/support/db";
import {
  getCategory,
  getPublicListing,
  listCategories,
  listCategoryListings,
  listCategoryTiles,
  listFirstOfCategory,
  listNewListings,
  PAGE_SIZE,
} from "./queries";

let test: TestDb;
let sellerId: string;

const published = (slug: string, minutesAgo: number, categorySlug = "maison") => ({
  sellerId,
  slug,
  status: "published" as const,
  categorySlug,
  title: `Titre ${slug}`,
  description: "Une description",
  priceMinor: 12_500,
  deliveryDays: 3,
  publishedAt: new Date(Date.UTC(2025, 5, 1) - minutesAgo * 60_000),
});

beforeAll(async () => {
  test = await createTestDb();
  await seedCategories(test.db);
  const [user] = await test.db.insert(users).values({ email: "a@souk.test" }).returning();
  sellerId = user?.id ?? "";
  await test.db.insert(sellers).values({
    userId: sellerId,
    name: "Dar",
    handle: "dar",
    dhmadEmail: "a@souk.test",
    kycStatus: "approved",
    consentAt: new Date(),
    consentVersion: "test",
  });
  const many = Array.from({ length: PAGE_SIZE + 2 }, (_, i) => published(`m-${i}`, i));
  await test.db
    .insert(listings)
    .values([
      ...many,
      published("sport-1", 500, "sport"),
      { sellerId, slug: "draft", categorySlug: "maison", title: "Brouillon" },
    ]);
});
afterAll(() => test.close());

describe("categories", () => {
  it("come in their order, named in the language", async () => {
    const [first, second] = await listCategories(test.db, "ar");
    expect([first?.slug, second?.slug]).toEqual(["maison", "artisanat"]);
    expect(await getCategory(test.db, "en", "maison")).toEqual({ slug: "maison", name: "Home and decor" });
    expect(await getCategory(test.db, "en", "none")).toBeNull();
  });
  it("count what is published, not drafts", async () => {
    const tiles = await listCategoryTiles(test.db, "fr");
    const counts = Object.fromEntries(tiles.map(({ slug, listings }) => [slug, listings]));
    expect(counts).toMatchObject({ maison: PAGE_SIZE + 2, sport: 1, mode: 0 });
  });
});

describe("a category's pages", () => {
  it("hold each published listing once, newest first", async () => {
    const [first, second] = await Promise.all(
      [1, 2].map((page) => listCategoryListings(test.db, "maison", page)),
    );
    expect(first).toMatchObject({ total: PAGE_SIZE + 2, pages: 2 });
    expect(first?.listings).toHaveLength(PAGE_SIZE);
    const slugs = [...(first?.listings ?? []), ...(second?.listings ?? [])].map(({ slug }) => slug);
    expect(slugs).toEqual(Array.from({ length: PAGE_SIZE + 2 }, (_, i) => `m-${i}`));
  });
  it("are one where there is nothing", async () => {
    expect(await listCategoryListings(test.db, "mode", 1)).toEqual({ listings: [], total: 0, pages: 1 });
  });
});

describe("boosted listings", () => {
  const boost = (slugs: string[], until: Date | null) =>
    test.db.update(listings).set({ boostedUntil: until }).where(inArray(listings.slug, slugs));

  it("come first within their category, newest of them first, and are marked; home keeps its order", async () => {
    const slugs = Array.from({ length: PAGE_SIZE + 2 }, (_, i) => `m-${i}`);
    // The one that ends later is not the first: what counts is that each is boosted.
    await boost(["m-7", "m-25"], new Date(Date.UTC(2025, 6, 1)));
    await boost(["m-3"], new Date(Date.UTC(2025, 5, 9)));
    const pages = await Promise.all([1, 2].map((page) => listCategoryListings(test.db, "maison", page)));
    const cards = pages.flatMap(({ listings }) => listings);
    const boosted = ["m-3", "m-7", "m-25"];
    expect(cards.map(({ slug }) => slug)).toEqual([
      ...boosted,
      ...slugs.filter((slug) => !boosted.includes(slug)),
    ]);
    expect(cards.filter((card) => card.boosted).map(({ slug }) => slug)).toEqual(boosted);
    expect((await listFirstOfCategory(test.db, "maison", 4)).map(({ slug }) => slug)).toEqual([
      ...boosted,
      "m-0",
    ]);
    const newest = await listNewListings(test.db, 4);
    expect(newest.map(({ slug, boosted }) => [slug, boosted])).toEqual([
      ["m-0", false],
      ["m-1", false],
      ["m-2", false],
      ["m-3", true],
    ]);
    await boost(boosted, null);
    expect((await listCategoryListings(test.db, "maison", 1)).listings[0]?.slug).toBe("m-0");
  });

  it("keep a stable order where they were published in the same moment", async () => {
    await test.db
      .insert(listings)
      .values(Array.from({ length: 6 }, (_, i) => published(`same-${i}`, 9, "culture")));
    const read = async () =>
      (await listCategoryListings(test.db, "culture", 1)).listings.map(({ slug }) => slug);
    const before = await read();
    // Writing a row moves it on disk.
    await test.db.update(listings).set({ updatedAt: new Date() }).where(eq(listings.slug, "same-2"));
    expect(await read()).toEqual(before);
    expect(new Set(before).size).toBe(6);
  });
});

describe("how it is sold", () => {
  it("is told with what belongs to it, and nothing that does not", async () => {
    const all = {
      contractTerms: "1. Objet",
      proofUploadHours: 48,
      proofTypes: ["receipt", "other"] as ("receipt" | "other")[],
    };
    await test.db.insert(listings).values([
      { ...published("service", 1, "mode"), ...all, mode: "standard" },
      { ...published("proof", 1, "mode"), ...all, mode: "quick_proof", currency: "EUR" },
      { ...published("plain", 1, "mode"), ...all },
    ]);
    const read = (slug: string) => getPublicListing(test.db, "fr", slug);
    expect(await read("service")).toMatchObject({ mode: "standard", contractTerms: "1. Objet", proof: null });
    expect(await read("proof")).toMatchObject({
      mode: "quick_proof",
      currency: "EUR",
      contractTerms: "",
      proof: { uploadHours: 48, reviewHours: 24, types: ["receipt", "other"] },
    });
    expect(await read("plain")).toMatchObject({ mode: "quick", contractTerms: "", proof: null });
    await test.db.delete(listings).where(eq(listings.categorySlug, "mode"));
  });
});

describe("a listing", () => {
  it("is shown with its seller, verified", async () => {
    expect(await getPublicListing(test.db, "fr", "m-0")).toMatchObject({
      title: "Titre m-0",
      priceMinor: 12_500,
      deliveryDays: 3,
      category: { slug: "maison", name: "Maison et déco" },
      seller: { name: "Dar", handle: "dar", verified: true },
      pictures: [],
    });
  });
  it("is not shown as a draft, nor while its seller's approval is withdrawn", async () => {
    expect(await getPublicListing(test.db, "fr", "draft")).toBeNull();
    const approval = (kycStatus: "approved" | "rejected") =>
      test.db.update(sellers).set({ kycStatus }).where(eq(sellers.userId, sellerId));
    await approval("rejected");
    expect(await getPublicListing(test.db, "fr", "m-0")).toBeNull();
    expect(await listNewListings(test.db, 5)).toEqual([]);
    await approval("approved");
    expect((await listNewListings(test.db, 2)).map(({ slug }) => slug)).toEqual(["m-0", "m-1"]);
    expect((await listFirstOfCategory(test.db, "sport", 2)).map(({ slug }) => slug)).toEqual(["sport-1"]);
  });
});

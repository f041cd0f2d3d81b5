import { count, eq, isNotNull } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { categories, files, listingImages, listings, sellers, users } from "@/db/schema";
import { GOVERNORATES } from "@/db/schema/places";
import { listingInput } from "@/lib/listings";
import { toDecimal } from "@/lib/money";
import { fileKeyOf, PICTURE_WIDTHS, pictureUrl } from "@/lib/storage";
import { createTestDb, type TestDb } from "@/support/db";
import { seed } from ".";
import { CATEGORIES } from "./categories";
import { LISTINGS, WRITTEN } from "./listings";
import { BUYERS, PEOPLE, SELLERS } from "./people";
import { picturesOf, WIDTHS } from "./pictures";

// One of each way of selling, one in another currency, one that is counted.
const wares = [
  ...WRITTEN.filter(({ currency }) => currency),
  ...WRITTEN.filter(({ mode, currency }) => mode === "standard" && !currency).slice(0, 1),
  ...WRITTEN.filter(({ mode }) => !mode).slice(0, 3),
];

let test: TestDb;
beforeAll(async () => {
  test = await createTestDb();
});
afterAll(() => test.close());

const counts = async () => {
  const of = async (table: typeof users | typeof listings | typeof listingImages | typeof files) =>
    (await test.db.select({ n: count() }).from(table))[0]?.n;
  return {
    users: await of(users),
    listings: await of(listings),
    images: await of(listingImages),
    files: await of(files),
  };
};

it("fills an empty database, and a second run adds nothing but what DHMAD then knows", async () => {
  await seed(test.db, { wares });
  const first = await counts();
  expect(first).toEqual({
    // And the marketplace itself, which a migration brings.
    users: SELLERS.length + PEOPLE.length + BUYERS.length + 1,
    listings: wares.length,
    images: wares.length * 2,
    files: wares.length * 2 * WIDTHS.length,
  });

  const asked: string[] = [];
  const verify = async (email: string, userId: string) => {
    asked.push(email);
    return { verificationId: `v-${userId}` };
  };
  await seed(test.db, { wares, verify });
  expect(await counts()).toEqual(first);
  expect(asked.sort()).toEqual(SELLERS.map(({ email }) => email).sort());
  const known = await test.db.select().from(sellers).where(isNotNull(sellers.dhmadVerificationId));
  expect(known).toHaveLength(SELLERS.length);

  await seed(test.db, { wares, verify });
  expect(asked).toHaveLength(SELLERS.length);
}, 60_000);

it("puts whole listings up for sale, newest first, each with its pictures", async () => {
  const rows = await test.db.select().from(listings).orderBy(listings.publishedAt);
  expect(rows.map(({ slug }) => slug).reverse()).toEqual(wares.map(({ slug }) => slug));
  for (const { status, publishedAt } of rows) {
    expect(status).toBe("published");
    expect(publishedAt && publishedAt <= new Date()).toBe(true);
  }
  const images = await test.db.select({ key: listingImages.storageKey }).from(listingImages);
  expect(new Set(images.map(({ key }) => key))).toEqual(
    new Set(wares.flatMap(picturesOf).map(({ key }) => key)),
  );
  expect(await test.db.$count(categories)).toBe(CATEGORIES.length);
});

it("has twelve categories with some thirty listings each, in three languages, all over the country", () => {
  expect(CATEGORIES).toHaveLength(12);
  expect(LISTINGS.length).toBeGreaterThanOrEqual(380);
  for (const { slug } of CATEGORIES) {
    const shelf = LISTINGS.filter(({ category }) => category === slug);
    expect(shelf.length, slug).toBeGreaterThan(24);
    expect(new Set(shelf.map(({ drawing }) => drawing)).size, slug).toBeGreaterThan(5);
    const arabic = shelf.filter(({ title }) => /\p{Script=Arabic}/u.test(title));
    expect(arabic.length, slug).toBeGreaterThan(0);
    expect(arabic.length, slug).toBeLessThan(shelf.length);
  }
  const english = LISTINGS.filter(({ description }) => /\b(?:the|and|with|from)\b/.test(description));
  expect(english.length).toBeGreaterThan(40);
  const places = LISTINGS.map(({ place, seller }) =>
    place === undefined ? SELLERS.find(({ handle }) => handle === seller)?.towns[0]?.[0] : place?.governorate,
  );
  expect(new Set(places.filter(Boolean))).toEqual(new Set(GOVERNORATES));
});

it("has only what a seller could have typed and published, each with a name and a title of its own", () => {
  for (const ware of LISTINGS) {
    const {
      slug,
      title,
      description,
      category,
      mode = "quick",
      currency = "TND",
      contractTerms,
      proof,
    } = ware;
    const typed = listingInput.safeParse({
      ...{ title, description, categorySlug: category, mode, currency, contractTerms },
      price: String(toDecimal(ware.priceMinor, currency)),
      deliveryDays: String(ware.deliveryDays),
      ...(proof && {
        proofUploadHours: String(proof.uploadHours),
        proofReviewHours: String(proof.reviewHours),
        ...Object.fromEntries(proof.types.map((type) => [`proof_${type}`, "on"])),
      }),
    });
    expect(typed.error?.issues ?? [], slug).toEqual([]);
    expect(typed.data, slug).toMatchObject({ title, description, price: ware.priceMinor });
    // No word was forgotten.
    expect(`${title} ${description} ${contractTerms ?? ""}`, slug).not.toMatch(/\$|undefined|lorem/i);
  }
  expect(new Set(LISTINGS.map(({ slug }) => slug)).size).toBe(LISTINGS.length);
  expect(new Set(LISTINGS.map(({ title }) => title)).size).toBe(LISTINGS.length);
  const first = LISTINGS.map((ware) => picturesOf(ware)[0]?.key);
  expect(new Set(first).size).toBe(LISTINGS.length);
});

it("shows every way of selling, each with what belongs to it", () => {
  const of = (mode?: string) => LISTINGS.filter((ware) => ware.mode === mode);
  expect(of("standard").length).toBeGreaterThan(50);
  expect(of("quick_proof").length).toBeGreaterThan(10);
  expect(LISTINGS.filter(({ stock }) => stock === 1).length).toBeGreaterThan(50);
  for (const { slug, mode, contractTerms, proof } of LISTINGS) {
    expect(Boolean(contractTerms), slug).toBe(mode === "standard");
    expect(Boolean(proof), slug).toBe(mode === "quick_proof");
  }
  expect(new Set(LISTINGS.flatMap(({ currency }) => currency ?? []))).toEqual(new Set(["EUR", "USD"]));
});

it("stores pictures under the keys and in the widths that lib/storage serves", async () => {
  expect(WIDTHS).toEqual(PICTURE_WIDTHS);
  const [image] = await test.db.select().from(listingImages).limit(1);
  for (const width of PICTURE_WIDTHS) {
    const key = fileKeyOf(pictureUrl(image?.storageKey ?? "", width).replace("/pictures/", ""));
    const [file] = await test.db
      .select({ contentType: files.contentType })
      .from(files)
      .where(eq(files.key, key ?? ""));
    expect(file?.contentType).toBe("image/webp");
  }
});

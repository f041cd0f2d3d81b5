import { count, eq, isNotNull } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { files, listingImages, listings, sellers, users } from "@/db/schema";
import { fileKeyOf, PICTURE_WIDTHS, pictureUrl } from "@/lib/storage";
import { createTestDb, type TestDb } from "@/support/db";
import { seed } from ".";
import { LISTINGS } from "./listings";
import { PEOPLE, SELLERS } from "./people";
import { picturesOf, WIDTHS } from "./pictures";

// One of each way of selling, one in another currency, one that is counted.
const wares = [
  ...LISTINGS.filter(({ currency }) => currency),
  ...LISTINGS.filter(({ mode, currency }) => mode === "standard" && !currency).slice(0, 1),
  ...LISTINGS.filter(({ mode }) => !mode).slice(0, 3),
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
    users: SELLERS.length + PEOPLE.length + 1,
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

it("has a name, a room and a picture of its own for every ware", () => {
  expect(new Set(LISTINGS.map(({ slug }) => slug)).size).toBe(LISTINGS.length);
  const keys = LISTINGS.flatMap((ware) => picturesOf(ware).map(({ key }) => key));
  expect(new Set(keys).size).toBe(keys.length);
});

it("shows every way of selling, each with what belongs to it", () => {
  const of = (mode?: string) => LISTINGS.filter((ware) => ware.mode === mode);
  expect(LISTINGS).toHaveLength(42);
  expect([of("standard").length, of("quick_proof").length]).toEqual([8, 6]);
  for (const { slug, mode, contractTerms, proof } of LISTINGS) {
    expect(Boolean(contractTerms), slug).toBe(mode === "standard");
    expect(Boolean(proof), slug).toBe(mode === "quick_proof");
  }
  expect(LISTINGS.flatMap(({ currency }) => currency ?? []).sort()).toEqual(["EUR", "USD"]);
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

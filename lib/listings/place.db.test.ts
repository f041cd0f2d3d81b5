import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { listings } from "@/db/schema";
import { createTestDb, type TestDb } from "@/support/db";
import { createMarket } from "@/support/market";
import { updateDraft } from "./commands";
import { duplicateListing } from "./duplicate";
import { listingInput } from "./input";

let testDb: TestDb;
beforeAll(async () => {
  testDb = await createTestDb();
});
afterAll(() => testDb.close());

test("where a listing is: saved, left alone by a form without the fields, copied, taken away", async () => {
  const { seller, listing } = await createMarket(testDb.db);
  const whole = {
    ...{ title: "Tapis", description: "Laine", categorySlug: "maison", price: "20", deliveryDays: "3" },
  };
  const save = async (form: Record<string, string>) => {
    const input = listingInput.parse({ ...whole, ...form });
    expect(await updateDraft(testDb.db, seller.id, listing.id, input)).toMatchObject({ ok: true });
    const [row] = await testDb.db
      .select({ governorate: listings.governorate, city: listings.city })
      .from(listings)
      .where(eq(listings.id, listing.id));
    return row;
  };
  const monastir = { governorate: "monastir", city: "Ksar Hellal" };
  expect(await save({ ...monastir, city: " Ksar Hellal " })).toEqual(monastir);
  expect(await save({})).toEqual(monastir);
  expect(await save({ governorate: "atlantis" })).toEqual(monastir);
  const copy = await duplicateListing(testDb.db, seller.id, listing.id);
  if (!copy.ok) throw new Error(copy.error.code);
  const [copied] = await testDb.db.select().from(listings).where(eq(listings.id, copy.data.id));
  expect(copied).toMatchObject(monastir);
  expect(await save({ governorate: "", city: "" })).toEqual({ governorate: null, city: "" });
  const tooLong = listingInput.safeParse({ city: "x".repeat(61) });
  expect(tooLong.error?.issues.map(({ path, message }) => [path[0], message])).toEqual([
    ["city", "cityLength"],
  ]);
});

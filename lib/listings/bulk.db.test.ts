import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { files, listings, sellers } from "@/db/schema";
import { ok } from "@/lib/result";
import { createTestDb, type TestDb } from "@/support/db";
import { createMarket, type Market } from "@/support/market";
import {
  addPictures,
  applyBulk,
  type BulkChange,
  duplicateListing,
  getMyListing,
  listSelected,
  removePicture,
} from ".";

let testDb: TestDb;
let market: Market;
beforeAll(async () => {
  testDb = await createTestDb();
  market = await createMarket(testDb.db);
});
afterAll(() => testDb.close());

const mine = async (id: string) => {
  const listing = await getMyListing(testDb.db, market.seller.id, id);
  if (!listing) throw new Error("no listing");
  return listing;
};
async function another(over: Partial<typeof listings.$inferInsert> = {}): Promise<string> {
  const [row] = await testDb.db
    .insert(listings)
    .values({
      sellerId: market.seller.id,
      slug: randomUUID(),
      status: "published",
      categorySlug: "maison",
      title: "Vase",
      description: "En terre.",
      priceMinor: 20_000,
      deliveryDays: 2,
      publishedAt: new Date(),
      ...over,
    })
    .returning({ id: listings.id });
  if (!row) throw new Error("no listing");
  return row.id;
}
const apply = (change: BulkChange, shown: { id: string; was: string }[], as = market.seller.id) =>
  applyBulk(testDb.db, as, { change, shown });

describe("a change of many", () => {
  test("moves each price that still is what was shown, and no other", async () => {
    const [first, second, moved] = [await another(), await another(), await another()];
    await testDb.db.update(listings).set({ priceMinor: 21_000 }).where(eq(listings.id, moved));
    const shown = [first, second, moved].map((id) => ({ id, was: "20000" }));
    expect(await apply({ kind: "percent", tenths: -100 }, shown)).toEqual({
      ok: true,
      data: { done: 2, left: 1 },
    });
    expect([
      (await mine(first)).priceMinor,
      (await mine(second)).priceMinor,
      (await mine(moved)).priceMinor,
    ]).toEqual([18_000, 18_000, 21_000]);
  });

  test("sent twice, even at once, is done once", async () => {
    const id = await another();
    const shown = [{ id, was: "20000" }];
    const results = await Promise.all([1, 2, 3].map(() => apply({ kind: "amount", millimes: 1_000 }, shown)));
    expect(results.map((result) => result.ok && result.data.done).sort()).toEqual([0, 0, 1]);
    expect((await mine(id)).priceMinor).toBe(21_000);
  });

  test("pauses and brings back, each with its address", async () => {
    const id = await another();
    const { slug, publishedAt } = await mine(id);
    expect(await apply({ kind: "pause" }, [{ id, was: "published" }])).toMatchObject({ data: { done: 1 } });
    expect((await mine(id)).status).toBe("draft");
    expect(await apply({ kind: "resume" }, [{ id, was: "draft" }])).toMatchObject({ data: { done: 1 } });
    expect(await mine(id)).toMatchObject({ status: "published", slug, publishedAt });
  });

  test("touches nothing of anybody else's", async () => {
    const stranger = await createMarket(testDb.db);
    const id = await another();
    const shown = [{ id, was: "20000" }];
    expect(await listSelected(testDb.db, stranger.seller.id, [id])).toEqual([]);
    expect(await apply({ kind: "amount", millimes: 1_000 }, shown, stranger.seller.id)).toEqual({
      ok: true,
      data: { done: 0, left: 1 },
    });
    expect((await mine(id)).priceMinor).toBe(20_000);
    expect(await listSelected(testDb.db, market.seller.id, [id, "no-uuid"])).toHaveLength(1);
  });

  test("brings nothing back for a seller whom DHMAD does not verify any more", async () => {
    const other = await createMarket(testDb.db);
    const id = other.listing.id;
    await apply({ kind: "pause" }, [{ id, was: "published" }], other.seller.id);
    await testDb.db.update(sellers).set({ kycStatus: "rejected" }).where(eq(sellers.userId, other.seller.id));
    expect(await apply({ kind: "resume" }, [{ id, was: "draft" }], other.seller.id)).toMatchObject({
      data: { done: 0, left: 1 },
    });
  });
});

describe("a copy", () => {
  const picture = async () => ({
    name: "a.jpg",
    bytes: new Uint8Array(
      await sharp({ create: { width: 400, height: 300, channels: 3, background: "#a52" } })
        .jpeg()
        .toBuffer(),
    ),
  });

  test("is a draft with the text and pictures of its own, without address, boost or sale of the first", async () => {
    const { db } = testDb;
    const { seller } = market;
    const id = await another({ stock: 0, boostedUntil: new Date(Date.now() + 1e9) });
    await addPictures(db, seller.id, id, async () => ok([await picture()]));
    const copied = await duplicateListing(db, seller.id, id);
    if (!copied.ok) throw new Error(copied.error.message);
    const [first, copy] = [await mine(id), await mine(copied.data.id)];
    expect(copy).toMatchObject({
      title: "Vase",
      priceMinor: 20_000,
      status: "draft",
      publishedAt: null,
      boostedUntil: null,
      stock: 1,
    });
    expect(copy.slug).not.toBe(first.slug);
    expect(copy.pictures).toHaveLength(1);
    // The first loses its picture, the copy keeps its own.
    await removePicture(db, seller.id, id, first.pictures[0]?.id ?? "");
    const key = copy.pictures[0]?.key ?? "";
    expect(key).not.toBe(first.pictures[0]?.key);
    const kept = (await db.select({ key: files.key }).from(files)).filter((file) => file.key.startsWith(key));
    expect(kept.length).toBeGreaterThan(1);
  });

  test("is made of one's own listings only", async () => {
    const stranger = await createMarket(testDb.db);
    const before = await testDb.db.$count(listings);
    expect(await duplicateListing(testDb.db, stranger.seller.id, market.listing.id)).toMatchObject({
      ok: false,
      error: { code: "not_found" },
    });
    expect(await testDb.db.$count(listings)).toBe(before);
  });
});

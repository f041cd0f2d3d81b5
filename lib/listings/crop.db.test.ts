import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { ok } from "@/lib/result";
import { getFile } from "@/lib/storage";
import { createTestDb, type TestDb } from "@/support/db";
import { createMarket, type Market } from "@/support/market";
import { addPictures, cropPicture, getMyListing, orderPictures } from ".";
import { cropRegion } from "./crop";

let testDb: TestDb;
let market: Market;
beforeAll(async () => {
  testDb = await createTestDb();
});
afterAll(() => testDb.close());

const picture = async (background: string) => ({
  name: background,
  // Left half of that colour, right half white.
  bytes: await sharp({ create: { width: 1000, height: 500, channels: 3, background: "#fff" } })
    .composite([{ input: { create: { width: 500, height: 500, channels: 3, background } }, left: 0, top: 0 }])
    .png()
    .toBuffer(),
});
const pictures = async () =>
  (await getMyListing(testDb.db, market.seller.id, market.listing.id))?.pictures ?? [];

beforeEach(async () => {
  market = await createMarket(testDb.db);
  const uploads = await Promise.all(["#a00", "#0a0", "#00a"].map(picture));
  await addPictures(testDb.db, market.seller.id, market.listing.id, async () => ok(uploads));
});

const LEFT_HALF = { x: 0, y: 0, width: 0.5, height: 1 };
const crop = (imageId: string, key: string, area = LEFT_HALF, as = market.seller.id) =>
  cropPicture(testDb.db, as, market.listing.id, { imageId, key, area });

test("a cut picture takes the place of the other, whose files go; cut twice at once it is cut once", async () => {
  const [first, second] = await pictures();
  if (!first || !second) throw new Error("no pictures");
  const both = await Promise.all([crop(second.id, second.key), crop(second.id, second.key)]);
  expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
  const [, cut] = await pictures();
  expect(cut).toMatchObject({ id: second.id, width: 500, height: 500 });
  expect(cut?.key).not.toBe(second.key);
  expect(await getFile(testDb.db, `${second.key}/800`)).toBeNull();
  const stored = await getFile(testDb.db, `${cut?.key}/1600`);
  const { channels } = await sharp(stored?.bytes).stats();
  expect(channels.map(({ mean }) => Math.round(mean / 10) * 10)).toEqual([0, 170, 0]);
  const [count] = await testDb.sql`select count(*)::int as files from files where key like ${`${cut?.key}%`}`;
  expect(count?.files).toBe(3);
});

test("too little, a stranger's and a picture that is gone are refused", async () => {
  const [first] = await pictures();
  if (!first) throw new Error("no pictures");
  const small = { x: 0.9, y: 0, width: 0.1, height: 0.2 };
  expect(await crop(first.id, first.key, small)).toMatchObject({ error: { message: "cropTooSmall" } });
  expect(await crop(first.id, first.key, LEFT_HALF, market.buyer.id)).toMatchObject({
    error: { code: "not_found" },
  });
  expect(await crop(first.id, "0".repeat(32))).toMatchObject({ error: { message: "pictureUnknown" } });
  expect((await pictures())[0]).toEqual(first);
});

test("an area is cut in whole pixels within the picture", () => {
  const whole = { width: 1000, height: 501 };
  expect(cropRegion({ x: 0.5, y: 0.5, width: 1, height: 1 }, whole)).toEqual({
    left: 500,
    top: 251,
    width: 500,
    height: 250,
  });
  expect(cropRegion({ x: 0, y: 0, width: 0.199, height: 1 }, whole)).toBeNull();
});

test("pictures stand in the order that is sent; what it does not name stands behind, what is gone is passed over", async () => {
  const ids = (await pictures()).map(({ id }) => id);
  const [one, two, three] = ids as [string, string, string];
  const order = (wished: string[], as = market.seller.id) =>
    orderPictures(testDb.db, as, market.listing.id, wished);
  await order([three, crypto.randomUUID(), one]);
  expect((await pictures()).map(({ id }) => id)).toEqual([three, one, two]);
  expect(await order([one, two, three], market.buyer.id)).toMatchObject({ error: { code: "not_found" } });
  expect((await pictures()).map(({ id }) => id)).toEqual([three, one, two]);
});

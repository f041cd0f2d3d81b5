import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDb, type TestDb } from "@/support/db";
import { createMarket, type Market } from "@/support/market";
import { holdClock } from "@/support/still-clock";
import { getImport, listMyListings, makeDrafts, startImport } from ".";

let testDb: TestDb;
let market: Market;
beforeAll(async () => {
  testDb = await createTestDb();
  market = await createMarket(testDb.db);
});
afterAll(() => testDb.close());

const names = { categories: new Map([["maison", "maison"]]), governorates: new Map<string, string>() };
const BODY = "title,category,price,stock\nVase,maison,20,3\nPlat,poterie,20,\nBol,maison,30,";
const begin = async (body = BODY) => {
  const started = await startImport(testDb.db, market.buyer.id, body);
  return started.ok ? started.data.id : "";
};
const make = (id: string, as = market.buyer.id) => makeDrafts(testDb.db, as, id, names);
const mine = async () => (await listMyListings(testDb.db, market.buyer.id)).listings;

test("a file is looked at without making anything, and the one before it goes", async () => {
  const [first, second] = [await begin(), await begin()];
  expect(await getImport(testDb.db, market.buyer.id, first)).toBeNull();
  expect(await getImport(testDb.db, market.buyer.id, second)).toMatchObject({ body: BODY, drafts: null });
  expect(await mine()).toEqual([]);
});

test("good rows become drafts, in the file's order; pressed twice at once and again, once", async () => {
  const id = await begin();
  const both = await Promise.all([make(id), make(id)]);
  for (const answer of [...both, await make(id)])
    expect(answer).toEqual({ ok: true, data: { done: 2, left: 1 } });
  expect(
    (await mine()).map(({ title, stock, status, priceMinor }) => [title, stock, status, priceMinor]),
  ).toEqual([
    ["Vase", 3, "draft", 20_000],
    ["Bol", null, "draft", 30_000],
  ]);
  expect(await getImport(testDb.db, market.buyer.id, id)).toMatchObject({ drafts: 2 });
});

test("all or none: where one cannot be written none is, and it can be pressed again", async () => {
  const id = await begin("title,category\nUn,maison\nDeux,partie");
  const gone = { ...names, categories: new Map([...names.categories, ["partie", "partie"]]) };
  const before = (await mine()).length;
  expect(await makeDrafts(testDb.db, market.buyer.id, id, gone)).toMatchObject({
    error: { code: "invalid_input" },
  });
  expect(await mine()).toHaveLength(before);
  expect(await make(id)).toMatchObject({ data: { done: 1, left: 1 } });
});

test("a file is gone after a day, and with the next one from anybody", async () => {
  const id = await begin();
  const tomorrow = () => new Date(Date.now() + 25 * 3_600_000);
  expect(await getImport(testDb.db, market.buyer.id, id, tomorrow)).toBeNull();
  expect(await makeDrafts(testDb.db, market.buyer.id, id, names, tomorrow)).toMatchObject({
    error: { code: "not_found" },
  });
  await startImport(testDb.db, market.seller.id, BODY, tomorrow);
  expect(await testDb.sql`select from listing_imports where user_id = ${market.buyer.id}`).toHaveLength(0);
});

test("a stranger's file, one with no good row, and too many a day are refused", async () => {
  holdClock();
  const id = await begin("title\n");
  expect(await make(id)).toMatchObject({ error: { message: "importNothing" } });
  expect(await getImport(testDb.db, market.seller.id, id)).toBeNull();
  expect(await make(id, market.seller.id)).toMatchObject({ error: { code: "not_found" } });
  expect(await make("x")).toMatchObject({ error: { code: "not_found" } });
  for (let i = 0; i < 3; i += 1) expect(await make(await begin("title\nVase"))).toMatchObject({ ok: true });
  expect(await make(await begin("title\nVase"))).toMatchObject({ error: { code: "rate_limited" } });
});

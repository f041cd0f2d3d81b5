import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { orders, users } from "@/db/schema";
import { DAY_MS } from "@/lib/clock";
import { createTestDb, type TestDb } from "@/support/db";
import { createMarket, type Market } from "@/support/market";
import { listOrders, listSales, pageNumber } from ".";

let testDb: TestDb;
let market: Market;
beforeAll(async () => {
  testDb = await createTestDb();
  market = await createMarket(testDb.db);
});
afterAll(() => testDb.close());

type Status = (typeof orders.$inferInsert)["status"];
const START = Date.UTC(2026, 0, 1);

/** Orders of this buyer at this market, three of each day, oldest first. */
async function order(count: number, status: Status, over: Partial<typeof orders.$inferInsert> = {}) {
  const { buyer, seller, listing } = market;
  const rows = Array.from({ length: count }, (_, number) => ({
    reference: `S-${status}-${number}-${over.mode ?? "quick"}-${listing.slug}`,
    buyerId: buyer.id,
    sellerId: seller.id,
    listingId: listing.id,
    mode: "quick" as const,
    status,
    title: "Tapis",
    priceMinor: 125_500,
    deliveryDays: 3,
    buyerEmail: buyer.email,
    sellerEmail: seller.email,
    developerFeePercentage: 3,
    escrowId: randomUUID(),
    createdAt: new Date(START + Math.floor(number / 3) * DAY_MS),
    ...over,
  }));
  await testDb.db.insert(orders).values(rows);
}

async function allPages(list: typeof listOrders, userId: string) {
  const { db } = testDb;
  const { pages } = await list(db, userId, 1);
  const lines = [];
  for (let page = 1; page <= pages; page += 1) lines.push((await list(db, userId, page)).lines);
  expect((await list(db, userId, pages + 1)).lines).toEqual([]);
  return lines;
}

test("nobody's list has one page, and nothing on it", async () => {
  const { db } = testDb;
  expect(await listOrders(db, market.seller.id, 1)).toEqual({ lines: [], pages: 1 });
  expect(await listSales(db, market.buyer.id, 1)).toEqual({ lines: [], pages: 1 });
});

test("every order stands on one page, once, newest first; a sale that never reached DHMAD is the buyer's alone", async () => {
  await order(110, "completed");
  await order(3, "failed");
  const bought = await allPages(listOrders, market.buyer.id);
  expect(bought.map(({ length }) => length)).toEqual([20, 20, 20, 20, 20, 13]);
  const lines = bought.flat();
  expect(new Set(lines.map(({ id }) => id)).size).toBe(113);
  const times = lines.map(({ createdAt }) => createdAt.getTime());
  expect(times).toEqual([...times].sort((a, b) => b - a));
  const sold = (await allPages(listSales, market.seller.id)).flat();
  expect(sold).toHaveLength(110);
  expect(new Set(sold.map(({ stage }) => stage))).toEqual(new Set(["completed"]));
});

test("what waits for a side stands first on its list, and says what is asked", async () => {
  const apart = await createMarket(testDb.db);
  const mine = market;
  market = apart;
  const at = (day: number) => ({ createdAt: new Date(START + day * DAY_MS) });
  await order(3, "completed", at(30));
  await order(1, "delivered", at(1));
  await order(1, "paid", at(2));
  await order(1, "awaiting_payment", at(3));
  market = mine;
  const told = ({ lines }: Awaited<ReturnType<typeof listOrders>>) =>
    lines.map(({ stage, asked }) => [stage, asked]);
  const rest = Array.from({ length: 3 }, () => ["completed", null]);
  expect(told(await listOrders(testDb.db, apart.buyer.id, 1))).toEqual([
    ["awaiting_payment", "pay"],
    ["delivered", "confirm"],
    ...rest,
    ["paid", null],
  ]);
  expect(told(await listSales(testDb.db, apart.seller.id, 1))).toEqual([
    ["paid", "deliver"],
    ...rest,
    ["awaiting_payment", null],
    ["delivered", null],
  ]);
});

test("what the marketplace sells itself is listed too, though no shop sells it", async () => {
  const [house] = await testDb.db.insert(users).values({ email: "house@souk.test" }).returning();
  await order(1, "completed", {
    mode: "instant",
    sellerId: house?.id ?? "",
    sellerEmail: null,
    createdAt: new Date(START + 900 * DAY_MS),
  });
  const { lines } = await listOrders(testDb.db, market.buyer.id, 1);
  expect(lines[0]).toMatchObject({ mode: "instant", counterpart: null });
  expect(lines[1]).toMatchObject({ mode: "quick", counterpart: "Atelier Test" });
});

test.each([
  [undefined, 1],
  ["1", 1],
  ["17", 17],
  ["0", null],
  ["-1", null],
  ["1.5", null],
  ["", null],
  ["9999999", null],
  [["1", "2"], null],
])("?page=%o asks for page %o", (asked, page) => {
  expect(pageNumber(asked)).toBe(page);
});

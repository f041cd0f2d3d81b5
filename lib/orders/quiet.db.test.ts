import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { orders } from "@/db/schema";
import { HOUR_MS } from "@/lib/clock";
import { createDhmadClient } from "@/lib/dhmad";
import { createTestDb, type TestDb } from "@/support/db";
import { createMarket } from "@/support/market";
import { reconcileOrders } from ".";

let testDb: TestDb;
beforeAll(async () => {
  testDb = await createTestDb();
});
afterAll(() => testDb.close());

const LONG_AGO = new Date(Date.now() - 5 * HOUR_MS);

async function quietOrder(escrowId: string, lastReadAt: Date | null): Promise<void> {
  const { buyer, seller, listing } = await createMarket(testDb.db);
  await testDb.db.insert(orders).values({
    reference: `S-${randomUUID().slice(0, 10)}`,
    buyerId: buyer.id,
    sellerId: seller.id,
    listingId: listing.id,
    mode: "quick",
    status: "paid",
    title: "Tapis",
    priceMinor: listing.priceMinor,
    deliveryDays: 3,
    buyerEmail: buyer.email,
    sellerEmail: seller.email,
    developerFeePercentage: 3,
    escrowId,
    lastReadAt,
    updatedAt: LONG_AGO,
  });
}

const clientThat = (answers: (path: string) => Response) =>
  createDhmadClient({
    baseUrl: "http://dhmad.test/api/v1",
    apiKey: "sk",
    fetch: async (url) => answers(String(url)),
  });

const missing = () => Response.json({ error: "Escrow not found" }, { status: 404 });

test("orders whose escrow DHMAD refuses to show do not keep the others from being read", async () => {
  for (let i = 0; i < 20; i += 1) await quietOrder(`gone-${i}`, null);
  await quietOrder("behind-them", LONG_AGO);
  const asked: string[] = [];
  const client = clientThat((path) => {
    asked.push(path);
    return missing();
  });
  const run = () => reconcileOrders(testDb.db, client, new Date(), async () => true);
  expect((await run()).reads).toBe(20);
  expect((await run()).reads).toBe(1);
  expect(asked.at(-1)).toContain("behind-them");
});

test("where DHMAD is silent the rest is not asked for either", async () => {
  await testDb.db.update(orders).set({ lastReadAt: null, updatedAt: LONG_AGO });
  let asked = 0;
  const client = clientThat(() => {
    asked += 1;
    return Response.json({ error: "Too Many Requests", retryAfter: 30 }, { status: 429 });
  });
  expect((await reconcileOrders(testDb.db, client, new Date(), async () => true)).reads).toBe(0);
  expect(asked).toBe(1);
});

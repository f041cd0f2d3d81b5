import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { dhmadCalls, orders } from "@/db/schema";
import { createDhmadClient } from "@/lib/dhmad";
import { createTestDb, type TestDb } from "@/support/db";
import { createMarket } from "@/support/market";
import { placeOrder, startCheckout } from ".";

let testDb: TestDb;
beforeAll(async () => {
  testDb = await createTestDb();
});
afterAll(() => testDb.close());

test("an escrow at another price than the order's ends the order, and is cancelled", async () => {
  const { buyer, listing } = await createMarket(testDb.db);
  const asked: string[] = [];
  const client = createDhmadClient({
    baseUrl: "http://dhmad.test/api/v1",
    apiKey: "sk",
    fetch: async (url) => {
      asked.push(new URL(String(url)).pathname.replace("/api/v1", ""));
      const escrow = { id: "other", status: "pending", currency: "TND", amount: 125.49 };
      return Response.json({ escrow }, { status: 201 });
    },
  });
  const input = { slug: listing.slug, priceMinor: listing.priceMinor };
  const options = { developerFeePercentage: 3, locale: "fr" } as const;
  const placed = await placeOrder(testDb.db, buyer, input, options);
  if (!placed.ok) throw new Error(placed.error.message);
  const { orderId } = placed.data;
  const started = await startCheckout(testDb.db, client, buyer.id, orderId, "pay", "http://localhost:3000");
  expect(started).toMatchObject({ ok: false, error: { code: "refused_by_dhmad" } });
  expect(asked).toEqual(["/escrows", "/escrows/other/cancel"]);
  const [order] = await testDb.db.select().from(orders).where(eq(orders.id, orderId));
  expect(order).toMatchObject({ status: "failed", failureCode: "MISMATCH", escrowId: null });
  const calls = await testDb.db.select().from(dhmadCalls).where(eq(dhmadCalls.orderId, orderId));
  expect(calls.map(({ operation, state }) => `${operation}: ${state}`).sort()).toEqual([
    "cancel_escrow: succeeded",
    "create_escrow: succeeded",
  ]);
  // Nothing is in the way of another order.
  expect(await placeOrder(testDb.db, buyer, input, options)).toMatchObject({ ok: true });
});

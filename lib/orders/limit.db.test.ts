import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { checkoutSessions, orders } from "@/db/schema";
import { HOUR_MS } from "@/lib/clock";
import { createDhmadClient } from "@/lib/dhmad";
import { createTestDb, type TestDb } from "@/support/db";
import { createMarket } from "@/support/market";
import { holdClock } from "@/support/still-clock";
import { cancelOrder, deliverOrder, returnFromCheckout, startCheckout } from ".";
import { PER_PERSON } from "./limit";

let testDb: TestDb;
let asked: string[];
beforeAll(async () => {
  testDb = await createTestDb();
});
beforeEach(() => {
  asked = [];
});
afterAll(() => testDb.close());

const clientThat = (answer: () => Response) =>
  createDhmadClient({
    baseUrl: "http://dhmad.test/api/v1",
    apiKey: "sk",
    fetch: async (url) => {
      asked.push(String(url));
      return answer();
    },
  });
const refusing = () => clientThat(() => Response.json({ error: "Escrow not found" }, { status: 404 }));
const limiting = () => clientThat(() => Response.json({ error: "Too Many Requests" }, { status: 429 }));

async function order(status: "awaiting_payment" | "paid") {
  const { buyer, seller, listing } = await createMarket(testDb.db);
  const escrowId = randomUUID();
  const [row] = await testDb.db
    .insert(orders)
    .values({
      reference: `S-${randomUUID().slice(0, 10)}`,
      buyerId: buyer.id,
      sellerId: seller.id,
      listingId: listing.id,
      mode: "quick",
      status,
      title: "Tapis",
      priceMinor: listing.priceMinor,
      deliveryDays: 3,
      buyerEmail: buyer.email,
      sellerEmail: seller.email,
      developerFeePercentage: 3,
      escrowId,
    })
    .returning({ id: orders.id });
  if (!row) throw new Error("no order");
  const sessionId = randomUUID();
  await testDb.db.insert(checkoutSessions).values({
    id: sessionId,
    orderId: row.id,
    userId: buyer.id,
    escrowId,
    action: "accept_pay",
    status: "cancelled",
    url: "http://dhmad.test/checkout/1",
    expiresAt: new Date(Date.now() + HOUR_MS),
  });
  return { orderId: row.id, sessionId, buyer, seller };
}

const LIMITED = { ok: false, error: { code: "rate_limited", message: "tooManyRequests" } };

test("nobody spends what DHMAD allows to all by pressing on", async () => {
  holdClock();
  const { db } = testDb;
  const unpaid = await order("awaiting_payment");
  const paid = await order("paid");
  const presses = [
    () => startCheckout(db, refusing(), unpaid.buyer.id, unpaid.orderId, "pay", "http://localhost:3000"),
    () => cancelOrder(db, refusing(), unpaid.seller.id, unpaid.orderId),
    () => deliverOrder(db, refusing(), paid.seller.id, paid.orderId),
  ];
  for (const press of presses) {
    for (let i = 0; i < PER_PERSON.max; i += 1) await press();
    asked = [];
    expect(await press()).toEqual(LIMITED);
    expect(asked).toEqual([]);
  }
});

test("a return that is loaded again and again shows what is known, and asks nothing", async () => {
  holdClock();
  const { orderId, sessionId, buyer } = await order("awaiting_payment");
  const back = () => returnFromCheckout(testDb.db, refusing(), buyer.id, sessionId);
  for (let i = 0; i < PER_PERSON.max; i += 1) await back();
  asked = [];
  expect(await back()).toEqual({ orderId, locale: "fr", sessionStatus: "cancelled" });
  expect(asked).toEqual([]);
});

test("where DHMAD is silent the person who returns waits for it once", async () => {
  const { orderId, sessionId, buyer } = await order("awaiting_payment");
  const returned = await returnFromCheckout(testDb.db, limiting(), buyer.id, sessionId);
  expect(returned).toEqual({ orderId, locale: "fr", sessionStatus: "cancelled" });
  expect(asked).toHaveLength(1);
});

import { createHmac, randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { NextRequest } from "next/server";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { sql as appSql } from "@/db";
import { orders, webhookEvents } from "@/db/schema";
import { createTestDb, type TestDb } from "@/support/db";
import { createMarket } from "@/support/market";
import { POST } from "./route";

const SECRET = "c".repeat(64);
let testDb: TestDb;

beforeAll(async () => {
  testDb = await createTestDb();
  Object.assign(process.env, {
    DATABASE_URL: testDb.url,
    APP_URL: "http://localhost:3000",
    NEXTAUTH_SECRET: "0123456789abcdef0123456789abcdef",
    SMTP_URL: "smtp://localhost:4025",
    MAIL_FROM: "Souk <bonjour@souk.test>",
    DHMAD_API_URL: "http://localhost:4010/api/v1",
    DHMAD_API_KEY: `sk_live_${"0".repeat(64)}`,
    DHMAD_WEBHOOK_SECRET: SECRET,
  });
});
afterAll(async () => {
  await appSql().end();
  await testDb.close();
});

const sign = (body: string, secret = SECRET) => createHmac("sha256", secret).update(body).digest("hex");

async function send(
  body: string,
  headers: Record<string, string> = {},
): Promise<{ status: number; result: string }> {
  const response = await POST(
    new NextRequest("http://localhost:3000/api/webhooks/dhmad", {
      method: "POST",
      body,
      headers: {
        "x-webhook-id": randomUUID(),
        "x-webhook-timestamp": new Date().toISOString(),
        "x-webhook-signature": sign(body),
        ...headers,
      },
    }),
  );
  return { status: response.status, ...(await response.json()) };
}

/** An unpaid order whose escrow DHMAD calls `escrowId`. */
async function unpaidOrder(escrowId: string): Promise<string> {
  const { buyer, seller, listing } = await createMarket(testDb.db);
  const [order] = await testDb.db
    .insert(orders)
    .values({
      reference: `S-${randomUUID().slice(0, 10)}`,
      buyerId: buyer.id,
      sellerId: seller.id,
      listingId: listing.id,
      mode: "quick",
      status: "awaiting_payment",
      title: "Tapis",
      priceMinor: 125_500,
      deliveryDays: 3,
      buyerEmail: buyer.email,
      sellerEmail: seller.email,
      developerFeePercentage: 3,
      escrowId,
    })
    .returning({ id: orders.id });
  if (!order) throw new Error("no order");
  return order.id;
}

const paid = (escrowId: string) =>
  JSON.stringify({
    type: "escrow.status.updated",
    data: { escrow: { id: escrowId, status: "paid", mode: "quick", amount: 125.5, currency: "TND" } },
  });

async function orderOf(id: string) {
  const [order] = await testDb.db.select().from(orders).where(eq(orders.id, id));
  return order;
}

test("an event that DHMAD signed moves the order; brought again it changes nothing and is answered 200", async () => {
  const orderId = await unpaidOrder("esc-1");
  const headers = { "x-webhook-id": "w-1" };
  expect(await send(paid("esc-1"), headers)).toEqual({ status: 200, result: "applied" });
  const after = await orderOf(orderId);
  expect(after?.status).toBe("paid");
  expect(await send(paid("esc-1"), headers)).toEqual({ status: 200, result: "duplicate" });
  expect(await orderOf(orderId)).toEqual(after);
});

test("forged, altered, stale and malformed events change nothing and are not stored", async () => {
  const orderId = await unpaidOrder("esc-2");
  const before = await orderOf(orderId);
  const stored = await testDb.db.$count(webhookEvents);
  const body = paid("esc-2");
  expect((await send(body, { "x-webhook-signature": sign(body, "d".repeat(64)) })).status).toBe(401);
  expect((await send(body, { "x-webhook-signature": "" })).status).toBe(401);
  expect((await send(body.replace("125.5", "1.5"), { "x-webhook-signature": sign(body) })).status).toBe(401);
  const old = new Date(Date.now() - 5 * 60_000 - 1000).toISOString();
  expect((await send(body, { "x-webhook-timestamp": old })).status).toBe(400);
  expect((await send("{")).status).toBe(400);
  expect((await send('{"type":"escrow.status.updated"}')).status).toBe(400);
  expect((await send(" ".repeat(1_000_001))).status).toBe(400);
  expect(await orderOf(orderId)).toEqual(before);
  expect(await testDb.db.$count(webhookEvents)).toBe(stored);
});

test("a replay under a new id and a fresh time does not move the order back", async () => {
  const orderId = await unpaidOrder("esc-3");
  const late = paid("esc-3");
  expect((await send(late)).result).toBe("applied");
  const delivered = late.replace('"paid"', '"delivered"');
  expect((await send(delivered)).result).toBe("applied");
  expect((await send(late)).result).toBe("parked");
  expect((await orderOf(orderId))?.status).toBe("delivered");
});

test("a type that nobody knows is stored and answered 200", async () => {
  const body = JSON.stringify({ type: "escrow.weather.changed", data: { forecast: "sun" } });
  expect(await send(body, { "x-webhook-id": "w-odd" })).toEqual({ status: 200, result: "parked" });
  const other = JSON.stringify({ type: "payout.sent", data: {} });
  expect(await send(other, { "x-webhook-id": "w-other" })).toEqual({ status: 200, result: "ignored" });
  const rows = await testDb.db.select().from(webhookEvents).where(eq(webhookEvents.webhookId, "w-other"));
  expect(rows).toMatchObject([{ type: "payout.sent", state: "ignored", reason: "unknown_type" }]);
});

test("a body without an end is not read to its end", async () => {
  let read = 0;
  const endless = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      read += 1;
      controller.enqueue(new Uint8Array(100_000));
      if (read === 100) controller.close();
    },
  });
  const request = new NextRequest("http://localhost:3000/api/webhooks/dhmad", {
    method: "POST",
    body: endless,
    duplex: "half",
  });
  expect((await POST(request)).status).toBe(400);
  expect(read).toBeLessThan(20);
});

test("what PostgreSQL cannot store does not cost the event", async () => {
  await unpaidOrder("esc-4");
  const body = JSON.stringify({
    type: "escrow.delivery.rejected",
    data: {
      escrow: { id: "esc-4", status: "paid" },
      reason: "broken\u0000 \ud800",
      "odd\u0000key": [1, null],
    },
  });
  expect(await send(body, { "x-webhook-id": "w-nul" })).toEqual({ status: 200, result: "parked" });
  const [row] = await testDb.db.select().from(webhookEvents).where(eq(webhookEvents.webhookId, "w-nul"));
  expect(row?.payload).toMatchObject({ data: { reason: "broken\ufffd \ufffd", "odd\ufffdkey": [1, null] } });
});

// The last: the process's pool is closed for good.
test("while the database is away DHMAD is told to come again", async () => {
  await appSql().end();
  const logged: string[] = [];
  const stderr = vi
    .spyOn(process.stderr, "write")
    .mockImplementation((line) => logged.push(String(line)) > 0);
  const body = paid("esc-5");
  const response = await POST(
    new NextRequest("http://localhost:3000/api/webhooks/dhmad", {
      method: "POST",
      body,
      headers: {
        "x-webhook-id": "w-away",
        "x-webhook-timestamp": new Date().toISOString(),
        "x-webhook-signature": sign(body),
      },
    }),
  );
  stderr.mockRestore();
  expect([response.status, await response.json()]).toEqual([503, { error: "unavailable" }]);
  expect(response.headers.get("retry-after")).not.toBeNull();
  expect(logged).toHaveLength(1);
});

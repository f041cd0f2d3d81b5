import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { notificationPreferences, notifications, orderEventOutbox, orderEvents, orders } from "@/db/schema";
import { createTestDb, type TestDb } from "@/support/db";
import { createMarket, type Market } from "@/support/market";
import { notify, tellOrderEvents } from ".";

let testDb: TestDb;
let market: Market;
beforeAll(async () => {
  testDb = await createTestDb(20);
});
beforeEach(async () => {
  await testDb.db.delete(orderEventOutbox);
  market = await createMarket(testDb.db);
});
afterAll(() => testDb.close());

const NOW = new Date("2026-05-04T10:00:00Z");
type Values = typeof orders.$inferInsert;

async function newOrder(values: Partial<Values> = {}): Promise<string> {
  const [order] = await testDb.db
    .insert(orders)
    .values({
      reference: `S-${randomUUID().slice(0, 10)}`,
      buyerId: market.buyer.id,
      sellerId: market.seller.id,
      listingId: market.listing.id,
      mode: "quick",
      status: "paid",
      title: "Tapis de Kairouan",
      priceMinor: market.listing.priceMinor,
      deliveryDays: 3,
      buyerEmail: market.buyer.email,
      sellerEmail: market.seller.email,
      developerFeePercentage: 3,
      escrowId: `esc-${randomUUID()}`,
      ...values,
    })
    .returning({ id: orders.id });
  if (!order) throw new Error("no order");
  return order.id;
}

const append = (orderId: string, event: Partial<typeof orderEvents.$inferInsert> & { type: string }) =>
  testDb.db.insert(orderEvents).values({ orderId, actor: "dhmad", source: "webhook", ...event });

const toldTo = (userId: string) =>
  testDb.db
    .select({
      type: notifications.type,
      mail: notifications.mail,
      data: notifications.data,
      path: notifications.path,
    })
    .from(notifications)
    .where(eq(notifications.userId, userId))
    .orderBy(notifications.id);

const waiting = async () => (await testDb.db.select().from(orderEventOutbox)).length;

test("an event that is appended is told to whom it concerns, and the outbox is empty", async () => {
  const orderId = await newOrder();
  await append(orderId, { type: "paid", actor: "buyer" });
  expect(await waiting()).toBe(1);
  expect(await tellOrderEvents(testDb.db, NOW)).toBe(1);
  expect(await waiting()).toBe(0);
  expect(await toldTo(market.seller.id)).toEqual([
    {
      type: "order_paid",
      mail: "due",
      data: { title: "Tapis de Kairouan", amountMinor: market.listing.priceMinor, currency: "TND" },
      path: `/orders/${orderId}`,
    },
  ]);
  expect(await toldTo(market.buyer.id)).toEqual([]);
  expect(await tellOrderEvents(testDb.db, NOW)).toBe(0);
});

test("a contract: the first signature calls the other side, the second one asks for the payment", async () => {
  const orderId = await newOrder({
    mode: "standard",
    status: "awaiting_payment",
    contractTerms: "Je livre.",
  });
  await append(orderId, { type: "contract_signed", actor: "buyer", data: { signedBy: "buyer" } });
  await append(orderId, { type: "contract_signed", actor: "seller", data: { signedBy: "seller" } });
  await tellOrderEvents(testDb.db, NOW);
  expect((await toldTo(market.seller.id)).map(({ type }) => type)).toEqual(["contract_signed_seller"]);
  expect((await toldTo(market.buyer.id)).map(({ type }) => type)).toEqual(["contract_complete_buyer"]);
  // A signature that became void counts no more.
  await append(orderId, { type: "signature_withdrawn", data: { signedBy: "buyer" } });
  await append(orderId, { type: "signature_withdrawn", data: { signedBy: "seller" } });
  await append(orderId, { type: "contract_signed", actor: "seller", data: { signedBy: "seller" } });
  await tellOrderEvents(testDb.db, NOW);
  expect((await toldTo(market.buyer.id)).map(({ type }) => type)).toEqual([
    "contract_complete_buyer",
    "signature_withdrawn",
    "contract_signed_buyer",
  ]);
});

test("the payment of a sale against proof and DHMAD's own event are one piece of news; so are yes and refund", async () => {
  const orderId = await newOrder({
    mode: "quick_proof",
    fulfillmentPolicy: {
      type: "purchase_proof_required",
      proofUploadDeadlineHours: 24,
      buyerReviewDeadlineHours: 24,
      allowedProofTypes: ["receipt"],
    },
  });
  await append(orderId, { type: "paid", actor: "buyer" });
  await append(orderId, { type: "proof_required" });
  await append(orderId, { type: "cancellation_accepted", actor: "seller" });
  await append(orderId, { type: "cancelled", actor: "seller", fromStatus: "paid", toStatus: "cancelled" });
  await tellOrderEvents(testDb.db, NOW);
  expect((await toldTo(market.seller.id)).map(({ type }) => type)).toEqual(["proof_required"]);
  expect((await toldTo(market.buyer.id)).map(({ type }) => type)).toEqual(["cancellation_accepted"]);
});

test("four workers at once tell each event once", async () => {
  const orderId = await newOrder();
  for (let n = 0; n < 20; n += 1)
    await append(orderId, { type: "dispute_opened", data: { ticketNumber: `T-${n}` } });
  const told = await Promise.all(Array.from({ length: 4 }, () => tellOrderEvents(testDb.db, NOW)));
  expect(told.reduce((sum, count) => sum + count)).toBe(20);
  expect(await waiting()).toBe(0);
  for (const { id } of [market.buyer, market.seller]) {
    const tickets = (await toldTo(id)).map(({ data }) => data.ticket);
    expect(tickets).toHaveLength(20);
    expect(new Set(tickets).size).toBe(20);
  }
});

test("a crash before the commit tells nothing, and nothing is lost", async () => {
  const orderId = await newOrder();
  await append(orderId, { type: "delivered", actor: "seller" });
  const crash = new Error("crash");
  // The transaction is broken off when everything in it is done.
  const transaction = vi.spyOn(testDb.db, "transaction").mockImplementationOnce((work, config) =>
    Object.getPrototypeOf(testDb.db).transaction.call(
      testDb.db,
      async (tx: Parameters<typeof work>[0]) => {
        await work(tx);
        throw crash;
      },
      config,
    ),
  );
  const written = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  expect(await tellOrderEvents(testDb.db, NOW)).toBe(0);
  expect(String(written.mock.calls[0]?.[0])).toContain("notify.step_failed");
  transaction.mockRestore();
  written.mockRestore();
  expect(await toldTo(market.buyer.id)).toEqual([]);
  expect(await waiting()).toBe(1);
  expect(await tellOrderEvents(testDb.db, NOW)).toBe(1);
  expect((await toldTo(market.buyer.id)).map(({ type }) => type)).toEqual(["order_delivered"]);
});

test("an event that cannot be told does not hold up those behind it, and is tried again", async () => {
  const orderId = await newOrder();
  await append(orderId, { type: "delivered", actor: "seller" });
  await append(orderId, { type: "completed", actor: "dhmad" });
  // What the first one writes is refused by the database.
  await testDb.sql`create function refuse() returns trigger language plpgsql as
    $$ begin if new.type = 'order_delivered' then raise exception 'refused'; end if; return new; end $$`;
  await testDb.sql`create trigger refuse before insert on notifications for each row execute function refuse()`;
  const written = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  expect(await tellOrderEvents(testDb.db, NOW)).toBe(1);
  written.mockRestore();
  expect((await toldTo(market.buyer.id)).map(({ type }) => type)).toEqual(["order_completed_buyer"]);
  await testDb.sql`drop trigger refuse on notifications`;
  expect(await tellOrderEvents(testDb.db, NOW)).toBe(1);
  expect((await toldTo(market.buyer.id)).map(({ type }) => type)).toContain("order_delivered");
});

test("one cause is told once, by mail only where its topic is wanted, and not at all where it is rolled back", async () => {
  const { id: userId } = market.buyer;
  await testDb.db.insert(notificationPreferences).values({ userId, topic: "messages", mail: false });
  const data = { title: "Tapis", counterpart: "Atelier" };
  const message = { userId, key: "message:1", type: "message_new", data, path: "/messages" } as const;
  expect(await notify(testDb.db, message, NOW)).toBe(true);
  expect(await notify(testDb.db, message, NOW)).toBe(false);
  expect(await notify(testDb.db, { ...message, key: "message:2" }, NOW)).toBe(true);
  await notify(testDb.db, { ...message, key: "review:1", type: "review_request" }, NOW);
  await notify(testDb.db, { userId, key: "kyc", type: "kyc_rejected", data: {}, path: "/sell" }, NOW);
  await expect(
    testDb.db.transaction(async (tx) => {
      await notify(tx, { ...message, key: "message:3" }, NOW);
      throw new Error("rolled back");
    }),
  ).rejects.toThrow("rolled back");
  const rows = await testDb.db
    .select({ key: notifications.key, mail: notifications.mail })
    .from(notifications)
    .where(and(eq(notifications.userId, userId)))
    .orderBy(notifications.id);
  expect(rows).toEqual([
    { key: "message:1", mail: "none" },
    { key: "message:2", mail: "none" },
    { key: "review:1", mail: "due" },
    { key: "kyc", mail: "due" },
  ]);
});

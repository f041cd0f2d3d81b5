import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { notifications, orders, sellers } from "@/db/schema";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/clock";
import { createTestDb, type TestDb } from "@/support/db";
import { createMarket, type Market } from "@/support/market";
import { remindOfOrders, remindOfVerifications } from ".";

let testDb: TestDb;
let market: Market;
beforeAll(async () => {
  testDb = await createTestDb(20);
});
beforeEach(async () => {
  await testDb.db.delete(notifications);
  await testDb.db.delete(orders);
  market = await createMarket(testDb.db);
});
afterAll(() => testDb.close());

const NOW = new Date("2026-05-04T10:00:00Z");
const at = (ms: number) => new Date(NOW.getTime() + ms);
const POLICY = {
  type: "purchase_proof_required" as const,
  proofUploadDeadlineHours: 24,
  buyerReviewDeadlineHours: 72,
  allowedProofTypes: ["receipt" as const],
};

async function newOrder(values: Partial<typeof orders.$inferInsert>): Promise<string> {
  const [order] = await testDb.db
    .insert(orders)
    .values({
      reference: `S-${randomUUID().slice(0, 10)}`,
      buyerId: market.buyer.id,
      sellerId: market.seller.id,
      listingId: market.listing.id,
      mode: "quick",
      status: "awaiting_payment",
      title: "Tapis",
      priceMinor: 125_500,
      deliveryDays: 30,
      buyerEmail: market.buyer.email,
      sellerEmail: market.seller.email,
      developerFeePercentage: 3,
      escrowId: `esc-${randomUUID()}`,
      createdAt: at(-10 * DAY_MS),
      ...values,
    })
    .returning({ id: orders.id });
  if (!order) throw new Error("no order");
  return order.id;
}

/** What the two were reminded of: `{ buyer: [types], seller: [types] }`. */
async function reminded(): Promise<{ buyer: string[]; seller: string[] }> {
  const rows = await testDb.db
    .select({ userId: notifications.userId, type: notifications.type })
    .from(notifications)
    .orderBy(notifications.id);
  const of = (userId: string) => rows.filter((row) => row.userId === userId).map(({ type }) => type);
  return { buyer: of(market.buyer.id), seller: of(market.seller.id) };
}

const remind = (now = NOW) => remindOfOrders(testDb.db, now);

test.each([
  [
    "the payment",
    "awaiting_payment",
    { escrowExpiresAt: at(DAY_MS) },
    { buyer: ["reminder_pay"], seller: [] },
  ],
  [
    "the stock that is given back sooner",
    "awaiting_payment",
    { escrowExpiresAt: at(9 * DAY_MS), reservedUntil: at(3 * HOUR_MS), createdAt: at(-DAY_MS) },
    { buyer: ["reminder_pay"], seller: [] },
  ],
  [
    "both signatures",
    "awaiting_payment",
    { mode: "standard", contractTerms: "Je livre.", escrowExpiresAt: at(DAY_MS) },
    { buyer: ["reminder_sign"], seller: ["reminder_sign"] },
  ],
  [
    "the seller's signature alone",
    "awaiting_payment",
    { mode: "standard", contractTerms: "Je livre.", escrowExpiresAt: at(DAY_MS), buyerSignedAt: at(-DAY_MS) },
    { buyer: [], seller: ["reminder_sign"] },
  ],
  [
    "the proof",
    "paid",
    {
      mode: "quick_proof",
      fulfillmentPolicy: POLICY,
      proofPhase: "waiting_seller_proof",
      proofUploadDeadline: at(3 * HOUR_MS),
      paidAt: at(-21 * HOUR_MS),
    },
    { buyer: [], seller: ["reminder_prove"] },
  ],
  [
    "its review",
    "paid",
    {
      mode: "quick_proof",
      fulfillmentPolicy: POLICY,
      proofPhase: "submitted_waiting_buyer_review",
      proofReviewDeadline: at(DAY_MS),
      paidAt: at(-2 * DAY_MS),
    },
    { buyer: ["reminder_review"], seller: [] },
  ],
  [
    "the delivery",
    "paid",
    { paidAt: at(-2 * DAY_MS), deliveryDays: 3 },
    { buyer: [], seller: ["reminder_deliver"] },
  ],
  [
    "the confirmation",
    "delivered",
    { paidAt: at(-9 * DAY_MS), deliveredAt: at(-6 * DAY_MS), completionDeadline: at(DAY_MS) },
    { buyer: ["reminder_confirm"], seller: [] },
  ],
] as const)("whoever must move is reminded of %s", async (_name, status, values, expected) => {
  await newOrder({ status, ...values } as Partial<typeof orders.$inferInsert>);
  // A minute too early.
  expect(await remind(at(-MINUTE_MS))).toBe(0);
  await remind();
  expect(await reminded()).toEqual(expected);
});

test("once for each deadline, however often and in how many workers; a new deadline is another one", async () => {
  const id = await newOrder({ escrowExpiresAt: at(DAY_MS) });
  const counts = await Promise.all(Array.from({ length: 5 }, () => remind()));
  expect(counts.reduce((sum, count) => sum + count)).toBe(1);
  expect(await remind(at(HOUR_MS))).toBe(0);
  await testDb.db
    .update(orders)
    .set({ escrowExpiresAt: at(3 * DAY_MS) })
    .where(eq(orders.id, id));
  expect(await remind(at(HOUR_MS))).toBe(0);
  expect(await remind(at(2 * DAY_MS))).toBe(1);
  const [first] = await testDb.db.select().from(notifications).orderBy(notifications.id);
  expect(first).toMatchObject({
    type: "reminder_pay",
    mail: "due",
    path: `/orders/${id}`,
    data: {
      title: "Tapis",
      hours: 24,
      amountMinor: 125_500,
      currency: "TND",
      deadline: at(DAY_MS).toISOString(),
    },
    createdAt: NOW,
  });
});

test("nothing is reminded of that has passed, is settled, or is being ended in another way", async () => {
  await newOrder({ escrowExpiresAt: NOW });
  await newOrder({ escrowExpiresAt: at(-1), buyerId: (await createMarket(testDb.db)).buyer.id });
  const delivered = {
    status: "delivered",
    deliveredAt: at(-6 * DAY_MS),
    completionDeadline: at(HOUR_MS),
  } as const;
  await newOrder({ ...delivered, disputeStatus: "open", disputeTicketNumber: "T-1" });
  await newOrder({ ...delivered, cancellationRequestedAt: at(-HOUR_MS) });
  await newOrder({ ...delivered, status: "completed" });
  expect(await remind()).toBe(0);
});

test("a verification that was begun and not finished, before DHMAD drops it", async () => {
  const set = (values: Partial<typeof sellers.$inferInsert>) =>
    testDb.db.update(sellers).set(values).where(eq(sellers.userId, market.seller.id));
  await set({ kycStatus: "pending", verificationExpiresAt: at(3 * DAY_MS) });
  expect(await remindOfVerifications(testDb.db, at(-1))).toBe(0);
  await set({ needsAdminReview: true });
  expect(await remindOfVerifications(testDb.db, NOW)).toBe(0);
  await set({ needsAdminReview: false });
  expect(await remindOfVerifications(testDb.db, NOW)).toBe(1);
  expect(await remindOfVerifications(testDb.db, NOW)).toBe(0);
  expect(await reminded()).toEqual({ buyer: [], seller: ["reminder_verification"] });
  await set({ kycStatus: "approved", verificationExpiresAt: at(4 * DAY_MS) });
  expect(await remindOfVerifications(testDb.db, at(2 * DAY_MS))).toBe(0);
});

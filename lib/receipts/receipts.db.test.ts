import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { orders, users } from "@/db/schema";
import { LOCALES } from "@/lib/i18n/locales";
import { loadMessages } from "@/lib/i18n/messages";
import { createTestDb, type TestDb } from "@/support/db";
import { createMarket, type Market } from "@/support/market";
import { getReceipt, type Receipt, receiptPdf, receiptRows } from ".";

let testDb: TestDb;
let market: Market;
beforeAll(async () => {
  testDb = await createTestDb();
});
beforeEach(async () => {
  market = await createMarket(testDb.db);
});
afterAll(() => testDb.close());

const PAID = new Date("2026-05-04T23:30:00Z");

/** An order as DHMAD left it: 45 € held as 152.125 TND, of which it and Souk take their part. */
async function place(values: Partial<typeof orders.$inferInsert> = {}): Promise<string> {
  const { buyer, seller, listing } = market;
  const [order] = await testDb.db
    .insert(orders)
    .values({
      reference: randomUUID(),
      buyerId: buyer.id,
      sellerId: seller.id,
      listingId: listing.id,
      mode: "quick",
      status: "paid",
      title: "Tapis",
      priceMinor: 4500,
      currency: "EUR",
      deliveryDays: 3,
      buyerEmail: buyer.email,
      sellerEmail: seller.email,
      buyerLocale: "ar",
      developerFeePercentage: 3,
      escrowId: randomUUID(),
      amountTndMillimes: 152_125,
      escrowFeeMillimes: 7_606,
      developerFeeMillimes: 4_564,
      paidAt: PAID,
      createdAt: new Date("2026-05-04T10:00:00Z"),
      ...values,
    })
    .returning({ id: orders.id });
  if (!order) throw new Error("no order");
  return order.id;
}

async function wordsOf(receipt: Receipt): Promise<string[]> {
  const { receipt: room } = (await loadMessages(receipt.locale)) as unknown as {
    receipt: { rows: Record<string, string> };
  };
  const rows = receiptRows(receipt, (key) => room.rows[key] ?? `?${key}`);
  return rows.flat().flatMap(({ label, values }) => [label, ...values]);
}

test("both sides have the receipt of what was paid, in the order's language; the fees are the seller's alone", async () => {
  const { buyer, seller } = market;
  const id = await place();
  const bought = await getReceipt(testDb.db, buyer.id, id);
  const sold = await getReceipt(testDb.db, seller.id, id);
  expect(bought).toMatchObject({ locale: "ar", fees: null, seller: { name: "Atelier Test" } });
  expect(sold?.fees).toEqual({ dhmadMillimes: 7_606, soukMillimes: 4_564, payoutMillimes: 139_955 });
  if (!bought || !sold) throw new Error("no receipt");
  expect({ ...sold, fees: null }).toEqual(bought);
  const [buyerReads, sellerReads] = [await wordsOf(bought), await wordsOf(sold)];
  const money = (words: string[]) => words.join(" ").match(/\d+,\d+/g);
  expect(money(buyerReads)).toEqual(["45,00", "152,125"]);
  expect(money(sellerReads)).toEqual(["45,00", "152,125", "7,606", "4,564", "139,955"]);
  expect(buyerReads).toContain(buyer.email);
  // Half past midnight in Tunis.
  expect(buyerReads.filter((text) => text.startsWith("5 "))).toHaveLength(1);
});

test("strangers have none, nor is there one before the payment", async () => {
  const [stranger] = await testDb.db
    .insert(users)
    .values({ email: `${randomUUID()}@souk.test` })
    .returning();
  const paid = await place();
  expect(await getReceipt(testDb.db, stranger?.id ?? "", paid)).toBeNull();
  expect(await getReceipt(testDb.db, market.buyer.id, randomUUID())).toBeNull();
  expect(await getReceipt(testDb.db, market.buyer.id, "1")).toBeNull();
  await testDb.db.update(orders).set({ status: "cancelled" }).where(eq(orders.id, paid));
  const unpaid = await place({ status: "awaiting_payment", paidAt: null });
  expect(await getReceipt(testDb.db, market.buyer.id, unpaid)).toBeNull();
});

test("where the money went back no fee is taken, and the receipt says so", async () => {
  const id = await place({ status: "cancelled", cancelledAt: PAID });
  const receipt = await getReceipt(testDb.db, market.seller.id, id);
  expect(receipt).toMatchObject({ fees: null, refundedAt: PAID });
});

test.each(LOCALES)("the PDF is one page, in %s and with its fonts", async (locale) => {
  const id = await place({ buyerLocale: locale, title: "زربية Kairouan ".repeat(8).trim() });
  const receipt = await getReceipt(testDb.db, market.seller.id, id);
  if (!receipt) throw new Error("no receipt");
  const rows = receiptRows(receipt, (key) => key);
  const title = locale === "ar" ? "وصل" : "Reçu";
  const pdf = (await receiptPdf({ locale, title, site: "Souk", rows, notes: ["…"] })).toString("latin1");
  expect(pdf.slice(0, 5)).toBe("%PDF-");
  expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(1);
  expect(pdf).toContain(`/Lang (${locale})`);
  expect(new Set(pdf.match(/\/FontName \/\w+\+ReadexPro\S*/g)).size).toBe(2);
});

import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { checkoutSessions, listings, rateLimits } from "@/db/schema";
import { DAY_MS, HOUR_MS } from "@/lib/clock";
import { createTestDb, type TestDb } from "@/support/db";
import { type DhmadWorld, type LocalDhmad, startLocalDhmad } from "@/support/local-dhmad";
import { balancesOf, createPaidSale, createSale, deliver, type Sale, timelineOf } from "@/support/sale";
import { ensureEscrow, getOrder, placeOrder, readOrder, reconcileOrders, stageOf, startCheckout } from ".";

let testDb: TestDb;
let dhmad: LocalDhmad;
let world: DhmadWorld;

beforeAll(async () => {
  [testDb, dhmad] = await Promise.all([createTestDb(25), startLocalDhmad()]);
});
afterAll(async () => {
  await testDb.close();
  await dhmad.stop();
});
beforeEach(async () => {
  world = await dhmad.newWorld();
  await testDb.sql`update checkout_sessions set status = 'expired' where status = 'pending'`;
  await testDb.sql`update orders set status = 'cancelled' where status not in ('completed', 'cancelled', 'failed')`;
  await testDb.sql`update dhmad_calls set state = 'refused' where state in ('intended', 'sent', 'unknown')`;
});

const always = async () => true;
const reconcile = (ms: number) => reconcileOrders(testDb.db, world.client, new Date(Date.now() + ms), always);
const pass = (advanceMs: number) => world.control("/clock", { advanceMs });

const paid = (mode?: "quick" | "quick_proof" | "standard", options = {}) =>
  createPaidSale(testDb.db, world, mode, options);

async function delivered(): Promise<Sale> {
  const sale = await paid();
  await deliver(testDb.db, world, sale);
  return sale;
}

const stage = async (sale: Sale) => stageOf(await sale.row());
const stockOf = async (sale: Sale) => {
  const [row] = await testDb.db.select().from(listings).where(eq(listings.id, sale.listing.id));
  return row?.stock;
};

const timeline = (sale: Sale) => timelineOf(testDb.db, sale);
const balances = (sale: Sale) => balancesOf(testDb.db, sale);

test("a service goes from both signatures to the payout", async () => {
  const sale = await paid("standard");
  await deliver(testDb.db, world, sale);
  await sale.checkout("buyer", "confirm");
  const order = await sale.row();
  expect(order).toMatchObject({ status: "completed", buyerSignedAt: expect.any(Date) });
  expect(order.sellerSignedAt).toEqual(expect.any(Date));
  await sale.hear();
  expect(await timeline(sale)).toEqual([
    "placed by buyer",
    "escrow_created by souk",
    "contract_signed by buyer",
    "contract_signed by seller",
    "paid by buyer",
    "delivered by seller",
    "completed by buyer",
  ]);
});

test("a purchase against proof: correction, acceptance, payout", async () => {
  const sale = await paid("quick_proof");
  const files = [{ name: "recu.png", base64: "iVBORw0KGgo=" }];
  await sale.checkout("seller", "submit_proof", { note: "Reçu", files });
  await sale.checkout("buyer", "review_proof", { decision: "corrections", reason: "Illisible" });
  expect(await sale.row()).toMatchObject({ proofPhase: "needs_review", correctionRounds: 1 });
  await sale.checkout("seller", "submit_proof", { note: "Plus net", files });
  await sale.checkout("buyer", "review_proof", { decision: "accept" });
  await deliver(testDb.db, world, sale);
  await sale.checkout("buyer", "confirm");
  expect(await timeline(sale)).toEqual([
    "placed by buyer",
    "escrow_created by souk",
    "paid by buyer",
    "proof_required by dhmad",
    "proof_submitted by seller",
    "proof_needs_review by buyer",
    "proof_submitted by seller",
    "proof_accepted by buyer",
    "delivered by seller",
    "completed by buyer",
  ]);
});

test("a proof that nobody reviews counts as accepted when its time is up", async () => {
  const sale = await paid("quick_proof");
  await sale.checkout("seller", "submit_proof", {
    note: "Reçu",
    files: [{ name: "recu.png", base64: "iVBORw0KGgo=" }],
  });
  const due = (await getOrder(testDb.db, sale.buyer.id, sale.orderId))?.due;
  expect(due).toMatchObject({ kind: "review_by", owners: ["buyer"] });
  await pass(25 * HOUR_MS);
  await sale.hear();
  expect(await stage(sale)).toBe("paid");
  expect((await timeline(sale)).at(-1)).toBe("proof_accepted_by_timeout by dhmad");
});

test("a delivery that is rejected says why, and can be made again", async () => {
  const sale = await delivered();
  await sale.atDhmad("buyer", "rejectDelivery", { reason: "Ce n’est pas la bonne couleur" });
  await sale.hear();
  expect(await sale.row()).toMatchObject({
    status: "paid",
    deliveredAt: null,
    deliveryRejectionReason: "Ce n’est pas la bonne couleur",
  });
  expect((await timeline(sale)).at(-1)).toBe("delivery_rejected by buyer: Ce n’est pas la bonne couleur");
  await deliver(testDb.db, world, sale);
  await sale.checkout("buyer", "confirm");
  expect(await stage(sale)).toBe("completed");
});

test("seven days after a delivery that nobody confirms, the seller is paid by DHMAD", async () => {
  const sale = await delivered();
  const due = (await getOrder(testDb.db, sale.seller.id, sale.orderId))?.due;
  expect(due).toMatchObject({ kind: "confirm_by", owners: ["buyer"] });
  await pass(7 * DAY_MS + HOUR_MS);
  await sale.hear();
  expect((await timeline(sale)).at(-1)).toBe("completed by dhmad");
});

test("an unpaid escrow expires, and the order with it", async () => {
  const sale = await createSale(testDb.db, world, "quick", { stock: 1 });
  await ensureEscrow(testDb.db, world.client, sale.orderId);
  await readOrder(testDb.db, world.client, sale.orderId, "reconciler");
  expect((await sale.row()).escrowExpiresAt).toEqual(expect.any(Date));
  expect(await stockOf(sale)).toBe(0);
  await pass(31 * DAY_MS);
  await sale.hear();
  expect(await stage(sale)).toBe("cancelled");
  expect(await stockOf(sale)).toBe(1);
});

test("the last one goes to one of two buyers who press at once", async () => {
  const sale = await createSale(testDb.db, world, "quick", { stock: 2 });
  const others = await Promise.all([1, 2, 3].map(() => createSale(testDb.db, world, "quick")));
  const place = (buyer: Sale["buyer"]) =>
    placeOrder(
      testDb.db,
      buyer,
      { slug: sale.listing.slug, priceMinor: sale.listing.priceMinor },
      { developerFeePercentage: 3, locale: "fr" },
    );
  // Whoever holds one already gets the same order again, and nothing more is taken.
  expect(await place(sale.buyer)).toMatchObject({ ok: true, data: { orderId: sale.orderId } });
  const results = await Promise.all(others.map(({ buyer }) => place(buyer)));
  expect(results.filter((result) => result.ok)).toHaveLength(1);
  const refused = results.filter((result) => !result.ok);
  expect(refused).toMatchObject([{ error: { message: "soldOut" } }, { error: { message: "soldOut" } }]);
  expect(await stockOf(sale)).toBe(0);
});

test("what is kept for a buyer who does not pay is given back in time", async () => {
  const sale = await createSale(testDb.db, world, "quick", { stock: 1 });
  await ensureEscrow(testDb.db, world.client, sale.orderId);
  await reconcile(1 * DAY_MS);
  expect(await stage(sale)).toBe("awaiting_payment");
  await reconcile(2 * DAY_MS + HOUR_MS);
  expect(await stage(sale)).toBe("cancelled");
  expect(await stockOf(sale)).toBe(1);
});

test("nobody is thrown out of a checkout because time is up", async () => {
  const sale = await createSale(testDb.db, world, "quick", { stock: 1 });
  await ensureEscrow(testDb.db, world.client, sale.orderId);
  const started = await startCheckout(
    testDb.db,
    world.client,
    sale.buyer.id,
    sale.orderId,
    "pay",
    "http://localhost:3000",
  );
  expect(started.ok).toBe(true);
  const [session] = await testDb.db
    .update(checkoutSessions)
    .set({ expiresAt: new Date(Date.now() + 2 * DAY_MS + HOUR_MS) })
    .where(eq(checkoutSessions.orderId, sale.orderId))
    .returning();
  expect(session?.action).toBe("accept_pay");
  await reconcile(2 * DAY_MS + 1000);
  expect(await stage(sale)).toBe("awaiting_payment");
  await reconcile(2 * DAY_MS + 2 * HOUR_MS);
  expect(await stage(sale)).toBe("cancelled");
});

test("other terms than those that the buyer saw are not ordered", async () => {
  const sale = await createSale(testDb.db, world, "standard");
  await testDb.db
    .update(listings)
    .set({ contractTerms: "Autre chose" })
    .where(eq(listings.id, sale.listing.id));
  const { buyer } = await createSale(testDb.db, world, "quick");
  const input = { slug: sale.listing.slug, priceMinor: sale.listing.priceMinor, termsDigest: "old" };
  const options = { developerFeePercentage: 3, locale: "fr" } as const;
  expect(await placeOrder(testDb.db, buyer, input, options)).toMatchObject({
    error: { message: "termsChanged" },
  });
  expect((await sale.row()).contractTerms).toContain("logo");
});

test("the same number in another currency is another price", async () => {
  const sale = await createSale(testDb.db, world, "quick", { currency: "EUR", priceMinor: 10_000 });
  const { buyer } = await createSale(testDb.db, world, "quick");
  const input = { slug: sale.listing.slug, priceMinor: 10_000, currency: "TND" } as const;
  const options = { developerFeePercentage: 3, locale: "fr" } as const;
  expect(await placeOrder(testDb.db, buyer, input, options)).toMatchObject({
    error: { message: "priceChanged" },
  });
});

test("in euros, what DHMAD locked in dinars is held and paid out", async () => {
  const sale = await paid("quick", { currency: "EUR", priceMinor: 10_000 });
  await testDb.db.delete(rateLimits);
  await deliver(testDb.db, world, sale);
  await sale.checkout("buyer", "confirm");
  const { amountTndMillimes, escrowFeeMillimes, developerFeeMillimes } = await sale.row();
  if (amountTndMillimes === null || escrowFeeMillimes === null || developerFeeMillimes === null)
    throw new Error("no amounts");
  expect(amountTndMillimes).toBeGreaterThan(100_000);
  expect(await balances(sale)).toEqual({
    buyer: -amountTndMillimes,
    held: 0,
    seller: amountTndMillimes - escrowFeeMillimes - developerFeeMillimes,
    dhmad_fee: escrowFeeMillimes,
    platform_fee: developerFeeMillimes,
  });
});

import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { checkoutSessions, listings } from "@/db/schema";
import { HOUR_MS } from "@/lib/clock";
import { createTestDb, type TestDb } from "@/support/db";
import { type DhmadWorld, type LocalDhmad, startLocalDhmad } from "@/support/local-dhmad";
import { balancesOf, createPaidSale, deliver, type Sale, timelineOf } from "@/support/sale";
import { applyCancellation, getOrder, readOrder, reconcileOrders, stageOf, startCheckout } from ".";

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

test("a request for cancellation that is refused leaves the order as it was; accepted, it refunds", async () => {
  const sale = await delivered();
  await sale.checkout("buyer", "request_cancellation", { reason: "Reçu trop tard" });
  await sale.hear();
  // The return came first, without the reason; the event brought it.
  expect(await sale.row()).toMatchObject({ status: "delivered", cancellationReason: "Reçu trop tard" });
  expect(await stage(sale)).toBe("return_requested");
  await sale.checkout("seller", "reject_cancellation", { reason: "Livré à temps" });
  await sale.hear();
  expect(await stage(sale)).toBe("delivered");
  await sale.checkout("buyer", "request_cancellation");
  await sale.checkout("seller", "accept_cancellation");
  await sale.hear();
  expect(await stage(sale)).toBe("cancelled");
  expect((await timeline(sale)).slice(-4)).toEqual([
    "cancellation_rejected by seller",
    "cancellation_requested by buyer",
    "cancellation_accepted by seller",
    "cancelled by seller",
  ]);
  expect(await balances(sale)).toEqual({ buyer: 0, held: 0 });
});

test("with its event alone a request carries the reason, and the screen has it", async () => {
  const sale = await paid();
  const started = await startCheckout(
    testDb.db,
    world.client,
    sale.buyer.id,
    sale.orderId,
    "request_cancellation",
    "http://localhost:3000",
  );
  if (!started.ok || started.data.kind !== "redirect") throw new Error("no session");
  const sessionId = started.data.url.split("/").at(-1) ?? "";
  await world.act("finishSession", { as: sale.buyer.email, sessionId, reason: "Plus besoin" });
  await sale.hear();
  expect(await sale.row()).toMatchObject({ cancellationReason: "Plus besoin" });
});

test("a browser that never came back and an event that was lost: the expired session is asked for", async () => {
  const sale = await paid();
  const started = await startCheckout(
    testDb.db,
    world.client,
    sale.buyer.id,
    sale.orderId,
    "request_cancellation",
    "http://localhost:3000",
  );
  if (!started.ok || started.data.kind !== "redirect") throw new Error("no session");
  const sessionId = started.data.url.split("/").at(-1) ?? "";
  await world.act("finishSession", { as: sale.buyer.email, sessionId });
  expect(await stage(sale)).toBe("paid");
  await reconcile(40 * 60_000);
  expect(await stage(sale)).toBe("cancellation_requested");
  const [session] = await testDb.db.select().from(checkoutSessions).where(eq(checkoutSessions.id, sessionId));
  expect(session?.status).toBe("completed");
  // Asked once, not for ever.
  expect((await reconcile(50 * 60_000)).sessions).toBe(0);
});

test("an older word on a cancellation does not undo a newer one", async () => {
  const sale = await paid();
  const say = (kind: "requested" | "rejected", minute: number) =>
    testDb.db.transaction((tx) =>
      applyCancellation(
        tx,
        sale.orderId,
        { kind, at: new Date(Date.UTC(2026, 4, 1, 10, minute)), reason: null },
        "webhook",
      ),
    );
  expect(await say("rejected", 20)).toBe("applied");
  expect(await say("requested", 10)).toBe("unchanged");
  expect(await stage(sale)).toBe("paid");
  expect(await say("requested", 30)).toBe("applied");
  expect(await say("requested", 30)).toBe("unchanged");
  expect(await stage(sale)).toBe("cancellation_requested");
});

test("the seller cancels outright after the payment: refunded, and the stock is back", async () => {
  const sale = await paid("quick", { stock: 1 });
  expect(await stockOf(sale)).toBe(0);
  await sale.checkout("seller", "cancel_escrow");
  expect((await timeline(sale)).at(-1)).toBe("cancelled by seller");
  expect(await balances(sale)).toEqual({ buyer: 0, held: 0 });
  expect(await stockOf(sale)).toBe(1);
});

const dispute = { disputeType: "quality", subject: "Abîmé", reason: "Un coin est cassé" };

test.each([
  ["refund", "cancelled", { buyer: 0, held: 0 }, "cancelled by dhmad"],
  [
    "release",
    "completed",
    { buyer: -125_500, held: 0, seller: 115_460, dhmad_fee: 6_275, platform_fee: 3_765 },
    "completed by dhmad",
  ],
])("a dispute that DHMAD settles by %s ends the order as %s", async (outcome, ended, expected, last) => {
  const sale = await paid();
  await sale.checkout("buyer", "dispute", dispute);
  const { order } = (await getOrder(testDb.db, sale.seller.id, sale.orderId)) ?? {};
  expect(order).toMatchObject({ disputeSubject: "Abîmé", disputeType: "quality" });
  expect(order?.disputeTicketNumber).toMatch(/^TKT-/);
  expect((await timeline(sale)).at(-1)).toBe("dispute_opened by buyer");
  await world.act("register", { as: sale.seller.email });
  await sale.atDhmad("buyer", "adminSettleDispute", { outcome });
  await sale.hear();
  await readOrder(testDb.db, world.client, sale.orderId, "reconciler");
  expect(await stage(sale)).toBe(ended);
  expect(await balances(sale)).toEqual(expected);
  expect(await timeline(sale)).toContain(last);
  // Nothing was delivered, whatever the way to the payout usually is.
  expect(await timeline(sale)).not.toContain("delivered by seller");
});

test("a dispute that DHMAD dismisses is found closed after a quiet hour", async () => {
  const sale = await delivered();
  await sale.checkout("seller", "dispute", dispute);
  expect((await timeline(sale)).at(-1)).toBe("dispute_opened by seller");
  await sale.atDhmad("buyer", "adminSettleDispute", { outcome: "dismiss" });
  await sale.hear();
  expect(await stage(sale)).toBe("disputed");
  await reconcile(2 * HOUR_MS);
  expect(await stage(sale)).toBe("delivered");
  expect((await timeline(sale)).at(-1)).toBe("dispute_closed by dhmad");
});

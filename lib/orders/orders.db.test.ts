import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { dhmadCalls, listings, orders, sellers } from "@/db/schema";
import { createTestDb, type TestDb } from "@/support/db";
import { type DhmadWorld, type LocalDhmad, startLocalDhmad } from "@/support/local-dhmad";
import { createMarket, type Market } from "@/support/market";
import {
  cancelOrder,
  deliverOrder,
  ensureEscrow,
  getOrder,
  placeOrder,
  readOrder,
  returnFromCheckout,
  startCheckout,
} from ".";

let testDb: TestDb;
let dhmad: LocalDhmad;
let world: DhmadWorld;

beforeAll(async () => {
  [testDb, dhmad] = await Promise.all([createTestDb(25), startLocalDhmad()]);
  world = await dhmad.newWorld();
});
afterAll(async () => {
  await testDb.close();
  await dhmad.stop();
});

const APP_URL = "http://localhost:3000";
const OPTIONS = { developerFeePercentage: 3, locale: "fr" } as const;

const place = ({ buyer, listing }: Market, as = buyer) =>
  placeOrder(testDb.db, as, { slug: listing.slug, priceMinor: listing.priceMinor }, OPTIONS);

async function placed(market: Market): Promise<string> {
  const result = await place(market);
  if (!result.ok) throw new Error(result.error.message);
  return result.data.orderId;
}

const pay = (market: Market, orderId: string) =>
  startCheckout(testDb.db, world.client, market.buyer.id, orderId, "pay", APP_URL);

async function sessionOf(market: Market, orderId: string): Promise<string> {
  const started = await pay(market, orderId);
  if (!started.ok || started.data.kind !== "redirect") throw new Error("no session");
  return started.data.url.split("/").at(-1) ?? "";
}

async function orderRow(orderId: string) {
  const [order] = await testDb.db.select().from(orders).where(eq(orders.id, orderId));
  if (!order) throw new Error("no order");
  return order;
}

/** The escrows that DHMAD has for this order. */
async function escrowsOf(orderId: string) {
  const { reference } = await orderRow(orderId);
  const all = (await world.state()).escrows as { id: string; title: string; status: string }[];
  return all.filter((escrow) => escrow.title.startsWith(reference));
}

test("twenty presses at once: one order, one escrow", async () => {
  const market = await createMarket(testDb.db, world);
  const orderIds = await Promise.all(Array.from({ length: 20 }, () => placed(market)));
  expect(new Set(orderIds).size).toBe(1);
  const [orderId = ""] = orderIds;
  const started = await Promise.all(
    Array.from({ length: 20 }, () => ensureEscrow(testDb.db, world.client, orderId)),
  );
  expect(started.every((result) => result.ok)).toBe(true);
  expect(await escrowsOf(orderId)).toHaveLength(1);
  expect(await orderRow(orderId)).toMatchObject({
    status: "awaiting_payment",
    escrowFeeMillimes: 6_275,
    developerFeeMillimes: 3_765,
  });
  // A press after the payment began leads back to the same order.
  expect(await placed(market)).toBe(orderId);
});

test("what may not be ordered is refused with its reason", async () => {
  const market = await createMarket(testDb.db);
  expect(await place(market, market.seller)).toMatchObject({
    ok: false,
    error: { code: "forbidden", message: "ownListing" },
  });
  const sellersAddress = { id: market.buyer.id, email: market.seller.email.toUpperCase() };
  expect(await place(market, sellersAddress)).toMatchObject({ error: { message: "ownListing" } });
  const { slug } = market.listing;
  expect(await placeOrder(testDb.db, market.buyer, { slug, priceMinor: 5_000 }, OPTIONS)).toMatchObject({
    error: { code: "conflict", message: "priceChanged" },
  });
  expect(
    await placeOrder(testDb.db, market.buyer, { slug: "nothing", priceMinor: 5_000 }, OPTIONS),
  ).toMatchObject({
    error: { code: "not_found" },
  });
  await testDb.db.update(sellers).set({ kycStatus: "rejected" }).where(eq(sellers.userId, market.seller.id));
  expect(await place(market)).toMatchObject({ error: { code: "not_found", message: "listingUnavailable" } });
});

test("DHMAD's words to the person reach the buyer when the seller is not ready there", async () => {
  // Verified here, unknown to DHMAD: the fourth gate (rule 8).
  const market = await createMarket(testDb.db);
  const result = await pay(market, await placed(market));
  expect(result).toMatchObject({ ok: false, error: { code: "refused_by_dhmad" } });
  expect(result.ok ? "" : result.error.message).not.toBe("dhmadRefused");
});

test("an escrow that DHMAD refuses ends the order, and the buyer may order again", async () => {
  const market = await createMarket(testDb.db, world);
  const orderId = await placed(market);
  await world.control("/faults", {
    api: {
      method: "POST",
      path: "/escrows",
      effect: "status",
      status: 400,
      body: { error: "Bad Request", message: "no" },
    },
  });
  expect(await pay(market, orderId)).toMatchObject({ ok: false, error: { code: "refused_by_dhmad" } });
  expect(await orderRow(orderId)).toMatchObject({ status: "failed", failureMessage: null });
  expect(await placed(market)).not.toBe(orderId);
});

test("only one's own session brings one back, and what it came to is DHMAD's answer", async () => {
  const market = await createMarket(testDb.db, world);
  const orderId = await placed(market);
  const sessionId = await sessionOf(market, orderId);
  const { db } = testDb;
  expect(await returnFromCheckout(db, world.client, market.seller.id, sessionId)).toBeNull();
  expect(await returnFromCheckout(db, world.client, market.buyer.id, "made-up")).toBeNull();

  // Back without having paid: nothing says "paid".
  expect(await returnFromCheckout(db, world.client, market.buyer.id, sessionId)).toMatchObject({
    sessionStatus: "pending",
  });
  expect((await orderRow(orderId)).status).toBe("awaiting_payment");

  await world.act("finishSession", { as: market.buyer.email, sessionId, topUp: true });
  expect(await returnFromCheckout(db, world.client, market.buyer.id, sessionId)).toEqual({
    orderId,
    locale: "fr",
    sessionStatus: "completed",
  });
  expect((await orderRow(orderId)).status).toBe("paid");
});

test("while DHMAD is silent nobody who returns is told that nothing was paid", async () => {
  const market = await createMarket(testDb.db, world);
  const orderId = await placed(market);
  const sessionId = await sessionOf(market, orderId);
  await world.act("finishSession", { as: market.buyer.email, sessionId, topUp: true });
  await world.control("/faults", {
    api: { method: "GET", path: "/sessions/:id", effect: "dropBefore" },
  });
  const { db } = testDb;
  expect(await returnFromCheckout(db, world.client, market.buyer.id, sessionId)).toMatchObject({
    sessionStatus: "unknown",
  });
  const detail = await getOrder(db, market.buyer.id, orderId);
  expect(detail?.lastCheckout).toEqual({ action: "accept_pay", status: "pending" });
  expect(await returnFromCheckout(db, world.client, market.buyer.id, sessionId)).toMatchObject({
    sessionStatus: "completed",
  });
});

test("a session that was left or has expired is followed by a new one", async () => {
  const market = await createMarket(testDb.db, world);
  const orderId = await placed(market);
  const left = await sessionOf(market, orderId);
  await world.act("abandonSession", { as: market.buyer.email, sessionId: left });
  expect(await returnFromCheckout(testDb.db, world.client, market.buyer.id, left)).toMatchObject({
    sessionStatus: "cancelled",
  });
  const second = await sessionOf(market, orderId);
  expect(second).not.toBe(left);
  await world.control("/clock", { advanceMs: 31 * 60_000 });
  expect(await returnFromCheckout(testDb.db, world.client, market.buyer.id, second)).toMatchObject({
    sessionStatus: "expired",
  });
  expect(await sessionOf(market, orderId)).not.toBe(second);
  expect(await escrowsOf(orderId)).toHaveLength(1);
});

test("the seller is sent to DHMAD to deliver, since our key may not; the buyer may not even ask", async () => {
  const market = await createMarket(testDb.db, world);
  const orderId = await placed(market);
  const sessionId = await sessionOf(market, orderId);
  expect(await deliverOrder(testDb.db, world.client, market.seller.id, orderId)).toMatchObject({
    error: { code: "conflict" },
  });
  await world.act("finishSession", { as: market.buyer.email, sessionId, topUp: true });
  await readOrder(testDb.db, world.client, orderId, "reconciler");
  expect(await deliverOrder(testDb.db, world.client, market.buyer.id, orderId)).toMatchObject({
    error: { code: "not_found" },
  });
  const delivery = await deliverOrder(testDb.db, world.client, market.seller.id, orderId);
  const { escrowId } = await orderRow(orderId);
  expect(delivery).toMatchObject({ ok: true, data: { kind: "at_dhmad" } });
  expect(delivery.ok && delivery.data.kind === "at_dhmad" ? delivery.data.url : "").toContain(
    `/dashboard/escrow/${escrowId}`,
  );
});

test.each(["buyer", "seller"] as const)(
  "the %s cancels before payment, DHMAD too, and the buyer may order again",
  async (side) => {
    const market = await createMarket(testDb.db, world);
    const orderId = await placed(market);
    await pay(market, orderId);
    expect(await cancelOrder(testDb.db, world.client, market[side].id, orderId)).toEqual({
      ok: true,
      data: null,
    });
    expect((await orderRow(orderId)).status).toBe("cancelled");
    expect((await escrowsOf(orderId)).map(({ status }) => status)).toEqual(["cancelled"]);
    const detail = await getOrder(testDb.db, market.buyer.id, orderId);
    expect(detail?.timeline.at(-1)).toMatchObject({ type: "cancelled", actor: side });
    expect(await placed(market)).not.toBe(orderId);
  },
);

test("a cancellation that comes after the payment changes nothing and says so", async () => {
  const market = await createMarket(testDb.db, world);
  const orderId = await placed(market);
  const sessionId = await sessionOf(market, orderId);
  await world.act("finishSession", { as: market.buyer.email, sessionId, topUp: true });
  // Souk has not heard of the payment yet.
  const cancelled = await cancelOrder(testDb.db, world.client, market.buyer.id, orderId);
  expect(cancelled).toMatchObject({ ok: false, error: { code: "refused_by_dhmad" } });
  expect((await orderRow(orderId)).status).toBe("paid");
  const stranger = (await createMarket(testDb.db)).buyer;
  expect(await cancelOrder(testDb.db, world.client, stranger.id, orderId)).toMatchObject({
    error: { code: "not_found" },
  });
});

test("nobody but its two sides sees an order or acts on it", async () => {
  const market = await createMarket(testDb.db, world);
  const stranger = (await createMarket(testDb.db)).buyer;
  const orderId = await placed(market);
  expect(await getOrder(testDb.db, stranger.id, orderId)).toBeNull();
  expect(await startCheckout(testDb.db, world.client, stranger.id, orderId, "pay", APP_URL)).toMatchObject({
    error: { code: "not_found" },
  });
  expect((await getOrder(testDb.db, market.buyer.id, orderId))?.side).toBe("buyer");
  // What DHMAD does not hold yet is the buyer's affair only.
  expect(await getOrder(testDb.db, market.seller.id, orderId)).toBeNull();
  await ensureEscrow(testDb.db, world.client, orderId);
  expect((await getOrder(testDb.db, market.seller.id, orderId))?.side).toBe("seller");
});

test("the attempt is committed before DHMAD is called", async () => {
  const market = await createMarket(testDb.db, world);
  const orderId = await placed(market);
  expect(await testDb.db.select().from(dhmadCalls).where(eq(dhmadCalls.orderId, orderId))).toMatchObject([
    { operation: "create_escrow", state: "intended" },
  ]);
  expect(await escrowsOf(orderId)).toEqual([]);
});

test("the order keeps what was bought when the listing changes", async () => {
  const market = await createMarket(testDb.db, world);
  const orderId = await placed(market);
  await testDb.db
    .update(listings)
    .set({ title: "Autre", priceMinor: 9_000 })
    .where(eq(listings.id, market.listing.id));
  await pay(market, orderId);
  expect(await orderRow(orderId)).toMatchObject({
    title: "Tapis de Kairouan",
    priceMinor: 125_500,
    amountTndMillimes: 125_500,
  });
});

import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ledgerEntries, orderEvents, orders, webhookEvents } from "@/db/schema";
import { HOUR_MS } from "@/lib/clock";
import type { DhmadEvent } from "@/lib/dhmad";
import { ensureEscrow, placeOrder, startCheckout } from "@/lib/orders";
import { createTestDb, type TestDb } from "@/support/db";
import { type DhmadWorld, eventsOf, type LocalDhmad, startLocalDhmad } from "@/support/local-dhmad";
import { createMarket, type Market } from "@/support/market";
import { processInbox, receiveWebhook } from ".";

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

const always = async () => true;

/** An order with its escrow at DHMAD, waiting to be paid. */
async function newOrder(): Promise<{ market: Market; orderId: string; escrowId: string }> {
  const { db } = testDb;
  const market = await createMarket(db, world);
  const { slug, priceMinor } = market.listing;
  const options = { developerFeePercentage: 3, locale: "fr" } as const;
  const placed = await placeOrder(db, market.buyer, { slug, priceMinor }, options);
  if (!placed.ok) throw new Error(placed.error.message);
  const { orderId } = placed.data;
  expect(await ensureEscrow(db, world.client, orderId)).toEqual({ ok: true, data: "ready" });
  const order = await orderRow(orderId);
  if (!order.escrowId) throw new Error("no escrow");
  return { market, orderId, escrowId: order.escrowId };
}

async function orderRow(orderId: string) {
  const [order] = await testDb.db.select().from(orders).where(eq(orders.id, orderId));
  if (!order) throw new Error("no order");
  return order;
}

async function sessionFor(
  market: Market,
  orderId: string,
  action: "accept_pay" | "complete",
  escrowId: string,
) {
  const answer = await world.client.createSession(escrowId, {
    action,
    targetUserEmail: market.buyer.email,
    redirectUrl: "http://localhost:3000/checkout/callback",
    metadata: { order_id: orderId },
  });
  if (!answer.ok) throw new Error(answer.message);
  return answer.data.sessionId;
}

type Act = "pay" | "deliver" | "reject" | "complete" | "cancel";

/** Takes the escrow one legal step on, as its people would at DHMAD; an illegal one is left out. */
async function act(at: { market: Market; orderId: string; escrowId: string }, what: Act): Promise<void> {
  const { market, orderId, escrowId } = at;
  const escrow = await world.client.getEscrow(escrowId);
  const status = escrow.ok ? escrow.data.status : "";
  const legal = {
    pay: "pending",
    deliver: "paid",
    reject: "delivered",
    complete: "delivered",
    cancel: "pending",
  };
  if (status !== legal[what]) return;
  if (what === "pay" || what === "complete") {
    const sessionId = await sessionFor(market, orderId, what === "pay" ? "accept_pay" : "complete", escrowId);
    await world.act("finishSession", { as: market.buyer.email, sessionId, topUp: true });
  }
  if (what === "deliver") await world.act("deliver", { as: market.seller.email, escrowId });
  if (what === "reject")
    await world.act("rejectDelivery", { as: market.buyer.email, escrowId, reason: "cassé" });
  if (what === "cancel") await world.act("cancel", { as: market.buyer.email, escrowId });
}

/** What DHMAD has emitted of one escrow. */
async function emitted(escrowId: string): Promise<(DhmadEvent & { id: string })[]> {
  const events = eventsOf(await world.state());
  return events.filter((event) => (event.data.escrow as { id?: string } | undefined)?.id === escrowId);
}

const heldOf = async (orderId: string) => {
  const rows = await testDb.db
    .select({
      account: ledgerEntries.account,
      sum: sql<number>`sum(${ledgerEntries.amountMillimes})::float8`,
    })
    .from(ledgerEntries)
    .where(eq(ledgerEntries.orderId, orderId))
    .groupBy(ledgerEntries.account);
  return Object.fromEntries(rows.map(({ account, sum }) => [account, sum]));
};

test("the same webhook twenty times at once moves the order once", async () => {
  const at = await newOrder();
  await act(at, "pay");
  const [paid] = await emitted(at.escrowId);
  if (!paid) throw new Error("nothing was emitted");
  const before = await orderRow(at.orderId);
  const fates = await Promise.all(
    Array.from({ length: 20 }, () => receiveWebhook(testDb.db, { webhookId: paid.id, event: paid })),
  );
  expect(fates.filter((fate) => fate === "duplicate")).toHaveLength(19);
  const after = await orderRow(at.orderId);
  expect(after.status).toBe("paid");
  expect(after.version).toBe(before.version + 1);
  const moves = await testDb.db.select().from(orderEvents).where(eq(orderEvents.orderId, at.orderId));
  expect(moves.filter((move) => move.toStatus === "paid")).toHaveLength(1);
  expect(await heldOf(at.orderId)).toEqual({ buyer: -125_500, held: 125_500 });
});

test("twenty different webhooks of the same news move it once, too", async () => {
  const at = await newOrder();
  await act(at, "pay");
  const [paid] = await emitted(at.escrowId);
  if (!paid) throw new Error("nothing was emitted");
  await Promise.all(
    Array.from({ length: 20 }, () => receiveWebhook(testDb.db, { webhookId: randomUUID(), event: paid })),
  );
  await processInbox(testDb.db, world.client, new Date(Date.now() + 1000), always);
  const moves = await testDb.db.select().from(orderEvents).where(eq(orderEvents.orderId, at.orderId));
  expect(moves.filter((move) => move.toStatus === "paid")).toHaveLength(1);
  expect((await orderRow(at.orderId)).status).toBe("paid");
});

test("whatever happens at DHMAD and in whatever order we hear of it, the order ends as the escrow stands", async () => {
  // Deliveries that go round are where late news looks like fresh news, so most stories have some.
  const story = fc
    .tuple(
      fc.constantFrom<Act[]>(["cancel"], ["pay"], ["pay"], ["pay"]),
      fc.nat({ max: 3 }),
      fc.constantFrom<Act[]>([], ["deliver"], ["deliver", "complete"]),
    )
    .map(
      ([begin, rounds, end]) =>
        [...begin, ...Array(rounds).fill(["deliver", "reject"]).flat(), ...end] as Act[],
    );
  await fc.assert(
    fc.asyncProperty(story, fc.infiniteStream(fc.nat({ max: 1_000_000 })), async (acts, random) => {
      const { db } = testDb;
      const at = await newOrder();
      for (const what of acts) await act(at, what);
      const events = await emitted(at.escrowId);
      const next = () => random.next().value as number;
      // Any order, some twice under their own id, the inbox worked off now and then in between.
      const arrivals = [...events, ...events.filter(() => next() % 3 === 0)]
        .map((event) => ({ event, at: next() }))
        .sort((a, b) => a.at - b.at);
      for (const { event } of arrivals) {
        await receiveWebhook(db, { webhookId: event.id, event });
        if (next() % 3 > 0) await processInbox(db, world.client, new Date(Date.now() + 1000), always);
      }
      for (let round = 1; round <= 3; round += 1) {
        await processInbox(db, world.client, new Date(Date.now() + round * HOUR_MS), always);
      }
      const truth = await world.client.getEscrow(at.escrowId);
      if (!truth.ok) throw new Error(truth.message);
      const order = await orderRow(at.orderId);
      const expected = truth.data.status === "pending" ? "awaiting_payment" : truth.data.status;
      expect(order.status, `${acts.join(" ")} heard as ${arrivals.map((a) => a.event.type).join(" ")}`).toBe(
        expected,
      );
      const ledger = await heldOf(at.orderId);
      expect(ledger.held ?? 0).toBe(["paid", "delivered"].includes(order.status) ? 125_500 : 0);
      const parked = await db.select().from(webhookEvents).where(eq(webhookEvents.orderId, at.orderId));
      expect(parked.filter((event) => event.state === "parked")).toEqual([]);
    }),
    { numRuns: 30, endOnFailure: true },
  );
}, 120_000);

test("the usual course costs DHMAD no reading at all", async () => {
  const at = await newOrder();
  for (const what of ["pay", "deliver", "complete"] as const) {
    await act(at, what);
    for (const event of await emitted(at.escrowId))
      await receiveWebhook(testDb.db, { webhookId: event.id, event });
  }
  let readings = 0;
  await processInbox(testDb.db, world.client, new Date(Date.now() + HOUR_MS), async () => {
    readings += 1;
    return true;
  });
  expect(readings).toBe(0);
  expect((await orderRow(at.orderId)).status).toBe("completed");
  const fees = { dhmad_fee: 6_275, platform_fee: 3_765 };
  expect(await heldOf(at.orderId)).toEqual({ buyer: -125_500, held: 0, seller: 115_460, ...fees });
});

test("an event with another price moves nothing and waits for an operator", async () => {
  const at = await newOrder();
  await act(at, "pay");
  const [paid] = await emitted(at.escrowId);
  if (!paid) throw new Error("nothing was emitted");
  const escrow = paid.data.escrow as Record<string, unknown>;
  const altered = { ...paid, data: { escrow: { ...escrow, amount: 5, amountTnd: 5 } } };
  const fate = await receiveWebhook(testDb.db, { webhookId: randomUUID(), event: altered });
  expect(fate).toMatchObject({ state: "parked", reason: "needs_read" });
  expect((await orderRow(at.orderId)).status).toBe("awaiting_payment");
  // DHMAD's own answer has the right price and says paid.
  await processInbox(testDb.db, world.client, new Date(Date.now() + 1000), always);
  expect((await orderRow(at.orderId)).status).toBe("paid");
});

test("an event of an escrow that nobody knows is kept, and an unknown type is stored and left alone", async () => {
  const stranger = { type: "escrow.status.updated", data: { escrow: { id: "nobody", status: "paid" } } };
  const parkedId = randomUUID();
  expect(await receiveWebhook(testDb.db, { webhookId: parkedId, event: stranger })).toMatchObject({
    state: "parked",
  });
  const oddId = randomUUID();
  const odd = { type: "weather.changed", data: {} };
  expect(await receiveWebhook(testDb.db, { webhookId: oddId, event: odd })).toMatchObject({
    state: "ignored",
  });
  const stored = await testDb.db.select().from(webhookEvents).where(eq(webhookEvents.webhookId, oddId));
  expect(stored[0]?.payload).toEqual(odd);
});

test("without a budget the parked event stays and nothing is asked", async () => {
  const at = await newOrder();
  await act(at, "pay");
  await act(at, "deliver");
  const delivered = (await emitted(at.escrowId)).at(-1);
  if (!delivered) throw new Error("nothing was emitted");
  await receiveWebhook(testDb.db, { webhookId: delivered.id, event: delivered });
  await processInbox(testDb.db, world.client, new Date(Date.now() + 1000), async () => false);
  expect((await orderRow(at.orderId)).status).toBe("awaiting_payment");
  await processInbox(testDb.db, world.client, new Date(Date.now() + HOUR_MS), always);
  expect((await orderRow(at.orderId)).status).toBe("delivered");
});

test("a checkout that is begun again while the first session lives leads to the same one", async () => {
  const at = await newOrder();
  const start = () =>
    startCheckout(testDb.db, world.client, at.market.buyer.id, at.orderId, "pay", "http://localhost:3000");
  const [first, second] = [await start(), await start()];
  expect(first.ok && first.data.kind === "redirect").toBe(true);
  expect(second).toEqual(first);
});

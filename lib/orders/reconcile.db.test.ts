import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { dhmadCalls, orders } from "@/db/schema";
import { HOUR_MS, MINUTE_MS } from "@/lib/clock";
import { createDhmadClient } from "@/lib/dhmad";
import { processInbox, receiveWebhook } from "@/lib/inbox";
import { createTestDb, type TestDb } from "@/support/db";
import { type DhmadWorld, eventsOf, type LocalDhmad, startLocalDhmad } from "@/support/local-dhmad";
import { createMarket, type Market } from "@/support/market";
import { ensureEscrow, placeOrder, reconcileOrders, startCheckout } from ".";

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
  // Nothing of an earlier test is left to reconcile.
  await testDb.sql`update orders set status = 'cancelled' where status not in ('completed', 'cancelled', 'failed')`;
  await testDb.sql`update dhmad_calls set state = 'refused' where state in ('intended', 'sent', 'unknown')`;
});

const always = async () => true;
const later = (ms: number) => new Date(Date.now() + ms);
const reconcile = (ms = 2 * MINUTE_MS) => reconcileOrders(testDb.db, world.client, later(ms), always);

async function begin(): Promise<{ market: Market; orderId: string }> {
  const market = await createMarket(testDb.db, world);
  const { slug, priceMinor } = market.listing;
  const options = { developerFeePercentage: 3, locale: "fr" } as const;
  const result = await placeOrder(testDb.db, market.buyer, { slug, priceMinor }, options);
  if (!result.ok) throw new Error(result.error.message);
  return { market, orderId: result.data.orderId };
}

async function orderRow(orderId: string) {
  const [order] = await testDb.db.select().from(orders).where(eq(orders.id, orderId));
  if (!order) throw new Error("no order");
  return order;
}

type State = {
  escrows: { id: string; title: string; status: string }[];
  sessions: { escrowId: string; action: string; status: string }[];
};

const stateOf = async () => (await world.state()) as unknown as State;

/** The escrows that can be paid now: pending at DHMAD, with a living session that leads to their payment. */
async function payable(): Promise<string[]> {
  const { escrows, sessions } = await stateOf();
  const asked = (id: string) =>
    sessions.some(
      (session) => session.escrowId === id && session.action === "accept_pay" && session.status === "pending",
    );
  return escrows
    .filter((escrow) => escrow.status === "pending" && asked(escrow.id))
    .map((escrow) => escrow.id);
}

const checkout = (market: Market, orderId: string) =>
  startCheckout(testDb.db, world.client, market.buyer.id, orderId, "pay", "http://localhost:3000");

/** Pays an escrow as its buyer would from DHMAD's own pages, without us. */
async function payAtDhmad(escrowId: string, email: string): Promise<void> {
  const session = await world.client.createSession(escrowId, {
    action: "accept_pay",
    targetUserEmail: email,
    redirectUrl: "http://localhost:3000/checkout/callback",
  });
  if (!session.ok) throw new Error(session.message);
  await world.act("finishSession", { as: email, sessionId: session.data.sessionId, topUp: true });
}

/** Brings every event that DHMAD has emitted, and works the inbox off. */
async function hearEverything(): Promise<void> {
  for (const event of eventsOf(await world.state()))
    await receiveWebhook(testDb.db, { webhookId: event.id, event });
  for (const round of [1, 2]) await processInbox(testDb.db, world.client, later(round * HOUR_MS), always);
}

test("a crash between commit and call ends with one payable escrow", async () => {
  const { market, orderId } = await begin();
  await reconcile();
  await reconcile();
  expect((await orderRow(orderId)).status).toBe("awaiting_payment");
  expect((await stateOf()).escrows).toHaveLength(1);
  await checkout(market, orderId);
  expect(await payable()).toEqual([(await orderRow(orderId)).escrowId]);
});

test("an attempt that has just been committed is left to the request that made it", async () => {
  const { orderId } = await begin();
  await reconcile(0);
  expect((await orderRow(orderId)).status).toBe("placing");
});

test("a crash between call and answer ends with one payable escrow", async () => {
  const { market, orderId } = await begin();
  await world.control("/faults", { api: { method: "POST", path: "/escrows", effect: "dropAfter" } });
  expect(await checkout(market, orderId)).toMatchObject({ ok: false, error: { code: "dhmad_unreachable" } });
  expect((await stateOf()).escrows).toHaveLength(1);
  expect((await orderRow(orderId)).status).toBe("placing");
  // While nothing is known, another press sends nothing.
  expect(await checkout(market, orderId)).toMatchObject({ ok: true, data: { kind: "under_way" } });
  expect((await stateOf()).escrows).toHaveLength(1);

  await reconcile();
  await reconcile();
  const order = await orderRow(orderId);
  expect(order.status).toBe("awaiting_payment");
  await checkout(market, orderId);
  expect(await payable()).toEqual([order.escrowId]);
});

test("a process that dies while DHMAD answers is picked up as well", async () => {
  const { market, orderId } = await begin();
  const dying = createDhmadClient({
    baseUrl: world.baseUrl,
    apiKey: world.apiKey,
    // DHMAD is really asked; the process ends before it can write the answer down.
    fetch: async (...request) => {
      await fetch(...request);
      throw new Error("killed");
    },
  });
  await ensureEscrow(testDb.db, dying, orderId);
  await testDb.db.update(dhmadCalls).set({ state: "sent" }).where(eq(dhmadCalls.orderId, orderId));
  await reconcile(0);
  expect((await orderRow(orderId)).status).toBe("placing");
  await reconcile();
  await checkout(market, orderId);
  expect(await payable()).toEqual([(await orderRow(orderId)).escrowId]);
});

/** The attempts as if they had been made earlier: what is under way in the test itself must not look forgotten. */
const grownOld = (orderId: string) =>
  testDb.sql`update dhmad_calls set created_at = created_at - interval '2 minutes',
    sent_at = sent_at - interval '2 minutes' where order_id = ${orderId}`;

const attemptsOf = async (orderId: string) => {
  const calls = await testDb.db
    .select({ state: dhmadCalls.state })
    .from(dhmadCalls)
    .where(eq(dhmadCalls.orderId, orderId));
  return calls.map(({ state }) => state).sort();
};

test("two reconcilers at once make one escrow", async () => {
  const { orderId } = await begin();
  await grownOld(orderId);
  await Promise.all(Array.from({ length: 5 }, () => reconcile(0)));
  expect((await orderRow(orderId)).status).toBe("awaiting_payment");
  expect((await stateOf()).escrows).toHaveLength(1);
  expect(await attemptsOf(orderId)).toEqual(["succeeded"]);
});

test("two reconcilers at once retry a lost answer once", async () => {
  const { market, orderId } = await begin();
  await world.control("/faults", { api: { method: "POST", path: "/escrows", effect: "dropAfter" } });
  await checkout(market, orderId);
  await grownOld(orderId);
  await Promise.all(Array.from({ length: 5 }, () => reconcile(0)));
  expect((await stateOf()).escrows).toHaveLength(2);
  expect((await orderRow(orderId)).status).toBe("awaiting_payment");
  expect(await attemptsOf(orderId)).toEqual(["succeeded", "unknown"]);
});

test("an order that goes on while another reconciler looks for it gets no attempt that nobody would send", async () => {
  const { market, orderId } = await begin();
  await world.control("/faults", { api: { method: "POST", path: "/escrows", effect: "dropAfter" } });
  await checkout(market, orderId);
  let asked = 0;
  const slowly = async () => {
    asked += 1;
    // The first is for DHMAD's list, the second for one more attempt.
    if (asked === 2) await reconcile(0);
    return true;
  };
  await reconcileOrders(testDb.db, world.client, later(0), slowly);
  expect(asked).toBeGreaterThanOrEqual(2);
  expect((await orderRow(orderId)).status).toBe("awaiting_payment");
  expect(await attemptsOf(orderId)).toEqual(["succeeded", "unknown"]);
});

test("the escrow that a lost answer left behind is cancelled when it shows itself", async () => {
  const { market, orderId } = await begin();
  await world.control("/faults", { api: { method: "POST", path: "/escrows", effect: "dropAfter" } });
  await checkout(market, orderId);
  const [left] = (await stateOf()).escrows;
  if (!left) throw new Error("no escrow was left behind");
  await reconcile();
  const own = (await orderRow(orderId)).escrowId;
  expect(own).not.toBe(left.id);
  const event = { type: "escrow.updated", data: { escrow: { id: left.id, status: "pending" } } };
  await receiveWebhook(testDb.db, { webhookId: randomUUID(), event });
  await processInbox(testDb.db, world.client, later(HOUR_MS), always);
  const after = (await stateOf()).escrows;
  expect(after.find((escrow) => escrow.id === left.id)?.status).toBe("cancelled");
  expect(after.find((escrow) => escrow.id === own)?.status).toBe("pending");
  await hearEverything();
  expect((await orderRow(orderId)).status).toBe("awaiting_payment");
});

test("if the buyer paid the one left behind, it becomes the order's, and the other cannot be paid any more", async () => {
  const { market, orderId } = await begin();
  await world.control("/faults", { api: { method: "POST", path: "/escrows", effect: "dropAfter" } });
  await checkout(market, orderId);
  const [left] = (await stateOf()).escrows;
  if (!left) throw new Error("no escrow was left behind");
  await reconcile();
  const own = (await orderRow(orderId)).escrowId;
  await payAtDhmad(left.id, market.buyer.email);
  await hearEverything();
  expect(await orderRow(orderId)).toMatchObject({ status: "paid", escrowId: left.id });
  expect((await stateOf()).escrows.find((escrow) => escrow.id === own)?.status).toBe("cancelled");
  await hearEverything();
  expect((await orderRow(orderId)).status).toBe("paid");
});

test("where DHMAD lists the escrow whose answer was lost, it is adopted and no second one is made", async () => {
  const { market, orderId } = await begin();
  await world.control("/faults", { api: { method: "POST", path: "/escrows", effect: "dropAfter" } });
  await checkout(market, orderId);
  const [left] = (await stateOf()).escrows;
  if (!left) throw new Error("no escrow was left behind");
  // The documented list names only escrows of the associated user; this stands for an account that sees its own.
  const listing = {
    ...world.client,
    listEscrows: async () => ({ ok: true as const, status: 200, data: { escrows: [left] } }),
  };
  await reconcileOrders(testDb.db, listing, later(2 * MINUTE_MS), always);
  expect(await orderRow(orderId)).toMatchObject({ status: "awaiting_payment", escrowId: left.id });
  expect((await stateOf()).escrows).toHaveLength(1);
});

test("a limit of DHMAD's is no lost answer: the same attempt is sent later, once", async () => {
  const { market, orderId } = await begin();
  await world.control("/faults", { api: { method: "POST", path: "/escrows", effect: "rateLimit" } });
  expect(await checkout(market, orderId)).toMatchObject({ ok: false, error: { code: "dhmad_unreachable" } });
  await reconcile();
  expect((await orderRow(orderId)).status).toBe("awaiting_payment");
  const attempts = await testDb.db
    .select()
    .from(dhmadCalls)
    .where(and(eq(dhmadCalls.orderId, orderId), eq(dhmadCalls.operation, "create_escrow")));
  expect(attempts).toHaveLength(1);
  expect((await stateOf()).escrows).toHaveLength(1);
});

test("after three lost answers the order has failed, and says so", async () => {
  const { market, orderId } = await begin();
  await world.control("/faults", {
    api: { method: "POST", path: "/escrows", effect: "dropBefore", count: 10 },
  });
  await checkout(market, orderId);
  for (let round = 0; round < 4; round += 1) await reconcile();
  expect(await orderRow(orderId)).toMatchObject({ status: "failed", failureCode: "NO_ANSWER" });
});

test("an order that DHMAD has not spoken of for an hour is read, within the budget", async () => {
  const { market, orderId } = await begin();
  await checkout(market, orderId);
  const { escrowId } = await orderRow(orderId);
  await payAtDhmad(escrowId ?? "", market.buyer.email);
  await reconcile(30 * MINUTE_MS);
  expect((await orderRow(orderId)).status).toBe("awaiting_payment");
  await reconcileOrders(testDb.db, world.client, later(2 * HOUR_MS), async () => false);
  expect((await orderRow(orderId)).status).toBe("awaiting_payment");
  await reconcile(2 * HOUR_MS);
  expect((await orderRow(orderId)).status).toBe("paid");
});

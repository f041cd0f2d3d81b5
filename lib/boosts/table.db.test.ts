import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Db } from "@/db/client";
import { dhmadCalls, orders, rateLimits } from "@/db/schema";
import {
  cancelOrder,
  deliverOrder,
  ensureEscrow,
  isCheckoutAction,
  ORDER_ACTIONS,
  ORDER_TABLE,
  type OrderAction,
  type OrderStage,
  readOrder,
  rejectionPage,
  stageOf,
  startCheckout,
} from "@/lib/orders";
import { type Boost, createBoost } from "@/support/boost";
import { createTestDb, type TestDb } from "@/support/db";
import { type DhmadWorld, type LocalDhmad, startLocalDhmad } from "@/support/local-dhmad";
import { MARKETPLACE_ID, runBoosts } from ".";

/** Every row of the table for `instant`, reached for real at the local DHMAD; and there every action, tried by either side. */
let testDb: TestDb;
let dhmad: LocalDhmad;
let world: DhmadWorld;
let db: Db;

beforeAll(async () => {
  [testDb, dhmad] = await Promise.all([createTestDb(25), startLocalDhmad()]);
  db = testDb.db;
});
afterAll(async () => {
  await testDb.close();
  await dhmad.stop();
});

type Step = (boost: Boost) => Promise<unknown>;
const escrow: Step = ({ orderId }) => ensureEscrow(db, world.client, orderId);
const pay: Step = (boost) => boost.payFromWallet();
const finish: Step = () => runBoosts(db, world.client, new Date(), async () => true);
const cancel: Step = ({ seller, orderId }) => cancelOrder(db, world.client, seller.id, orderId);
/** DHMAD takes nothing below 0.01 TND for an instant escrow (section 4). */
const spoil: Step = ({ orderId }) => db.update(orders).set({ priceMinor: 1 }).where(eq(orders.id, orderId));

const STEPS: Partial<Record<OrderStage, Step[]>> = {
  placing: [],
  awaiting_payment: [escrow],
  paid: [escrow, pay],
  completed: [escrow, pay, finish],
  cancelled: [escrow, cancel],
  failed: [spoil, escrow],
};

async function tried({ orderId }: Boost, userId: string, action: OrderAction): Promise<boolean> {
  await db.delete(rateLimits);
  const result = isCheckoutAction(action)
    ? await startCheckout(db, world.client, userId, orderId, action, "http://localhost:3000")
    : action === "deliver"
      ? await deliverOrder(db, world.client, userId, orderId)
      : action === "reject_delivery"
        ? await rejectionPage(db, world.client, userId, orderId)
        : await cancelOrder(db, world.client, userId, orderId);
  if (!result.ok) expect(["conflict", "not_found"], action).toContain(result.error.code);
  return result.ok;
}

const TABLE = ORDER_TABLE.instant;
const stages = Object.keys(TABLE) as OrderStage[];

test.each(stages)("%s: each side may do what the table says, and DHMAD agrees", async (stage) => {
  world = await dhmad.newWorld();
  const boost = await createBoost(db, world, { begin: false });
  for (const step of STEPS[stage] ?? []) await step(boost);
  expect(stageOf(await boost.row())).toBe(stage);
  // Whoever hears of it only by asking DHMAD, and by its events afterwards, comes to the same.
  if (!["placing", "failed"].includes(stage)) await readOrder(db, world.client, boost.orderId, "reconciler");
  await boost.hear();
  expect(stageOf(await boost.row())).toBe(stage);

  // What ends the order is tried last.
  const actions = [...ORDER_ACTIONS].sort((a, b) => Number(a === "cancel") - Number(b === "cancel"));
  const people = { seller: MARKETPLACE_ID, buyer: boost.seller.id };
  for (const action of actions)
    for (const side of ["seller", "buyer"] as const) {
      if (stage === "placing" && side === "buyer" && isCheckoutAction(action)) continue;
      const rule = TABLE[stage];
      const allowed = rule?.asked[side] === action || (rule?.besides[side].includes(action) ?? false);
      expect(await tried(boost, people[side], action), `${side} ${action}`).toBe(allowed);
    }
});

test("a boost that DHMAD has under dispute waits for DHMAD, and is not delivered", async () => {
  world = await dhmad.newWorld();
  const boost = await createBoost(db, world);
  await boost.payFromWallet();
  const { escrowId } = await boost.row();
  const session = await world.client.createSession(escrowId ?? "", {
    action: "dispute",
    targetUserEmail: boost.seller.email,
    redirectUrl: "http://localhost:3000/checkout/callback",
    metadata: {},
  });
  if (!session.ok) throw new Error(session.message);
  const details = { disputeType: "quality", subject: "Erreur", reason: "Payé deux fois" };
  await world.act("finishSession", { as: boost.seller.email, sessionId: session.data.sessionId, ...details });
  await readOrder(db, world.client, boost.orderId, "reconciler");
  expect(stageOf(await boost.row())).toBe("disputed");
  const ran = await runBoosts(db, world.client, new Date(), async () => true);
  expect(ran).toMatchObject({ activated: 1, delivered: 0 });
  const calls = await db.select().from(dhmadCalls).where(eq(dhmadCalls.orderId, boost.orderId));
  expect(calls.map(({ operation }) => operation)).not.toContain("deliver_escrow");
  await world.act("adminSettleDispute", { as: "admin@dhmad.tn", escrowId, outcome: "refund" });
  await boost.hear();
  await finish(boost);
  expect((await boost.row()).status).toBe("cancelled");
  expect(await boost.boostedUntil()).toBeNull();
});

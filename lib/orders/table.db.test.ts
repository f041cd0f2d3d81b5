import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Db } from "@/db/client";
import { orderEvents, rateLimits } from "@/db/schema";
import { createTestDb, type TestDb } from "@/support/db";
import { type DhmadWorld, type LocalDhmad, startLocalDhmad } from "@/support/local-dhmad";
import { createSale, deliver, type Sale } from "@/support/sale";
import {
  cancelOrder,
  deliverOrder,
  ensureEscrow,
  isCheckoutAction,
  ORDER_ACTIONS,
  ORDER_TABLE,
  type OrderAction,
  type OrderMode,
  type OrderSide,
  type OrderStage,
  readOrder,
  rejectionPage,
  stageOf,
  startCheckout,
} from ".";

/** Every row of the table, reached for real at the local DHMAD; and there every action, tried by either side. */
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

type Sold = Exclude<OrderMode, "instant">;
const PNG =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
const proof = { note: "Reçu joint", files: [{ name: "recu.png", base64: PNG }] };

/** The usual steps, one after the other, until `stage` stands. */
async function bringTo(sale: Sale, stage: OrderStage): Promise<void> {
  const reached = async () => stageOf(await sale.row()) === stage;
  for (const step of STEPS[stage] ?? []) await step(sale);
  if (!(await reached())) throw new Error(`at ${stageOf(await sale.row())}, not ${stage}`);
}

type Step = (sale: Sale) => Promise<unknown>;
const escrow: Step = (sale) => ensureEscrow(db, world.client, sale.orderId);
const sign =
  (side: OrderSide): Step =>
  (sale) =>
    sale.checkout(side, "sign", { signature: "Signé" });
const ready: Step = async (sale) => {
  await escrow(sale);
  if ((await sale.row()).mode === "standard") {
    await sign("seller")(sale);
    await sign("buyer")(sale);
  }
};
const pay: Step = async (sale) => {
  await ready(sale);
  await sale.checkout("buyer", "pay");
};
const submit: Step = (sale) => sale.checkout("seller", "submit_proof", proof);
const paid: Step = async (sale) => {
  await pay(sale);
  if ((await sale.row()).mode !== "quick_proof") return;
  await submit(sale);
  await sale.checkout("buyer", "review_proof", { decision: "accept" });
};
const delivered: Step = async (sale) => {
  await paid(sale);
  await deliver(db, world, sale);
};
const request: Step = (sale) => sale.checkout("buyer", "request_cancellation", { reason: "Trop tard" });
const dispute: Step = (sale) =>
  sale.checkout("buyer", "dispute", {
    disputeType: "quality",
    subject: "Abîmé",
    reason: "Un coin est cassé",
  });

const STEPS: Record<OrderStage, Step[]> = {
  placing: [],
  signing_both: [escrow],
  signing_buyer: [escrow, sign("seller")],
  signing_seller: [escrow, sign("buyer")],
  awaiting_payment: [ready],
  proof_due: [pay],
  proof_review: [pay, submit],
  proof_correction: [
    pay,
    submit,
    (sale) => sale.checkout("buyer", "review_proof", { decision: "corrections", reason: "Illisible" }),
  ],
  paid: [paid],
  delivered: [delivered],
  cancellation_requested: [paid, request],
  return_requested: [delivered, request],
  disputed: [paid, dispute],
  completed: [delivered, (sale) => sale.checkout("buyer", "confirm")],
  cancelled: [escrow, (sale) => cancelOrder(db, world.client, sale.buyer.id, sale.orderId)],
  failed: [
    async (sale) => {
      await testDb.sql`update orders set seller_email = buyer_email where id = ${sale.orderId}`;
      await escrow(sale);
    },
  ],
};

/** Whether this side may take the action: a page to go to, or the deed itself. */
async function tried(sale: Sale, side: OrderSide, action: OrderAction): Promise<boolean> {
  const userId = side === "buyer" ? sale.buyer.id : sale.seller.id;
  const { orderId } = sale;
  await db.delete(rateLimits);
  const result = isCheckoutAction(action)
    ? await startCheckout(db, world.client, userId, orderId, action, "http://localhost:3000")
    : action === "deliver"
      ? await deliverOrder(db, world.client, userId, orderId)
      : action === "reject_delivery"
        ? await rejectionPage(db, world.client, userId, orderId)
        : await cancelOrder(db, world.client, userId, orderId);
  if (!result.ok) expect(["conflict", "not_found"], `${side} ${action}`).toContain(result.error.code);
  return result.ok;
}

const SOLD: Sold[] = ["quick", "quick_proof", "standard"];
const rows = SOLD.flatMap((mode) =>
  (Object.keys(ORDER_TABLE[mode]) as OrderStage[]).map((stage) => ({ mode, stage })),
);

describe.each(SOLD)("%s", (mode) => {
  test.each(rows.filter((row) => row.mode === mode))(
    "$stage: each side may do what the table says, and DHMAD agrees",
    async ({ stage }) => {
      world = await dhmad.newWorld();
      const sale = await createSale(db, world, mode);
      await bringTo(sale, stage);
      const rule = ORDER_TABLE[mode][stage];
      if (!rule) throw new Error("no row");
      // What ends the order is tried last.
      const actions = [...ORDER_ACTIONS].sort((a, b) => Number(a === "cancel") - Number(b === "cancel"));
      for (const action of actions)
        for (const side of ["buyer", "seller"] as const) {
          if (stage === "placing" && isCheckoutAction(action)) continue;
          const now = action === "cancel" ? ORDER_TABLE[mode][stageOf(await sale.row())] : rule;
          const allowed = now?.asked[side] === action || (now?.besides[side].includes(action) ?? false);
          expect(await tried(sale, side, action), `${side} ${action}`).toBe(allowed);
        }
    },
  );
});

test("whoever hears of it only by reading DHMAD comes to the same stage", async () => {
  for (const { mode, stage } of rows.filter(({ stage }) => stage !== "placing" && stage !== "failed")) {
    world = await dhmad.newWorld();
    const sale = await createSale(db, world, mode);
    await bringTo(sale, stage);
    await readOrder(db, world.client, sale.orderId, "reconciler");
    expect(stageOf(await sale.row()), mode).toBe(stage);
    await sale.hear();
    expect(stageOf(await sale.row()), `${mode} ${stage}`).toBe(stage);
    const steps = await db.select().from(orderEvents).where(eq(orderEvents.orderId, sale.orderId));
    // Nothing is told twice, whoever told it first.
    const told = steps.map(({ type, data }) => `${type} ${JSON.stringify(data)}`);
    expect(told, `${mode} ${stage}`).toEqual([...new Set(told)]);
  }
}, 120_000);

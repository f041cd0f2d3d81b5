import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Db } from "@/db/client";
import { orderEvents, rateLimits } from "@/db/schema";
import { createTestDb, type TestDb } from "@/support/db";
import { type DhmadWorld, type LocalDhmad, startLocalDhmad } from "@/support/local-dhmad";
import { createSale, type Sale } from "@/support/sale";
import { bringTo } from "@/support/stages";
import {
  cancelOrder,
  deliverOrder,
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
      await bringTo(sale, stage, { db, world });
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
    await bringTo(sale, stage, { db, world });
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

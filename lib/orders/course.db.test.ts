import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DAY_MS, HOUR_MS } from "@/lib/clock";
import { createTestDb, type TestDb } from "@/support/db";
import { type DhmadWorld, type LocalDhmad, startLocalDhmad } from "@/support/local-dhmad";
import { createSale, deliver, type Sale } from "@/support/sale";
import { AT_DHMAD, bringTo } from "@/support/stages";
import {
  cancelOrder,
  isCheckoutAction,
  ORDER_TABLE,
  type OrderAction,
  type OrderMode,
  type OrderSide,
  type OrderStage,
  stageOf,
} from ".";
import { leadsTo, passages } from "./course";

/** Every step that the document of an order's course shows, taken for real at the local DHMAD. */
let testDb: TestDb;
let dhmad: LocalDhmad;
let world: DhmadWorld;

beforeAll(async () => {
  [testDb, dhmad] = await Promise.all([createTestDb(10), startLocalDhmad()]);
});
afterAll(async () => {
  await testDb.close();
  await dhmad.stop();
});

async function take(sale: Sale, side: OrderSide, action: OrderAction): Promise<void> {
  const userId = side === "buyer" ? sale.buyer.id : sale.seller.id;
  if (isCheckoutAction(action)) await sale.checkout(side, action, AT_DHMAD[action]);
  else if (action === "deliver") await deliver(testDb.db, world, sale);
  else if (action === "reject_delivery") await sale.atDhmad(side, "rejectDelivery", { reason: "Cassé" });
  else await cancelOrder(testDb.db, world.client, userId, sale.orderId);
  await sale.hear();
}

type Sold = Exclude<OrderMode, "instant">;

/** The steps of a mode; those that all modes share are taken in `quick`. */
const own = (mode: Sold) =>
  (Object.keys(ORDER_TABLE[mode]) as OrderStage[])
    .filter((stage) => mode === "quick" || !(stage in ORDER_TABLE.quick))
    .flatMap((stage) =>
      (["buyer", "seller"] as const).flatMap((side) => {
        const rule = ORDER_TABLE[mode][stage];
        const actions = [rule?.asked[side], ...(rule?.besides[side] ?? [])];
        return actions.filter((action) => action !== undefined).map((action) => ({ stage, side, action }));
      }),
    );

describe.each(["quick", "quick_proof", "standard"] as const)("%s", (mode) => {
  test.each(own(mode))("$stage: the $side takes $action", async ({ stage, side, action }) => {
    world = await dhmad.newWorld();
    const sale = await createSale(testDb.db, world, mode);
    await bringTo(sale, stage, { db: testDb.db, world });
    await take(sale, side, action);
    expect(leadsTo(mode, stage, action)).toContain(stageOf(await sale.row()));
  });
});

const TIME_UP = [
  { mode: "quick", stage: "awaiting_payment", after: 31 * DAY_MS },
  { mode: "quick", stage: "delivered", after: 7 * DAY_MS + HOUR_MS },
  { mode: "quick_proof", stage: "proof_review", after: 25 * HOUR_MS },
  { mode: "standard", stage: "signing_seller", after: 31 * DAY_MS },
] as const;

test.each(TIME_UP)("$mode $stage: when time is up", async ({ mode, stage, after }) => {
  world = await dhmad.newWorld();
  const sale = await createSale(testDb.db, world, mode);
  await bringTo(sale, stage, { db: testDb.db, world });
  await world.control("/clock", { advanceMs: after });
  await sale.hear();
  const expected = passages(mode, stage).filter(({ why }) => why === "time is up");
  expect(expected.map(({ to }) => to)).toEqual([stageOf(await sale.row())]);
});

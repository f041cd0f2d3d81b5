import { eq } from "drizzle-orm";
import type { Db } from "@/db/client";
import { orders } from "@/db/schema";
import { cancelOrder, ensureEscrow, type OrderSide, type OrderStage, stageOf } from "@/lib/orders";
import type { DhmadWorld } from "./local-dhmad";
import { deliver, type Sale } from "./sale";

/** What the steps below work with. */
export type Stagehand = { db: Db; world: DhmadWorld };
type Step = (sale: Sale, hand: Stagehand) => Promise<unknown>;

const PNG =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

/** What a person types at DHMAD for those actions that ask for something. */
export const AT_DHMAD: Record<string, Record<string, unknown>> = {
  sign: { signature: "Signé" },
  submit_proof: { note: "Reçu joint", files: [{ name: "recu.png", base64: PNG }] },
  review_proof: { decision: "accept" },
  request_cancellation: { reason: "Trop tard" },
  dispute: { disputeType: "quality", subject: "Abîmé", reason: "Un coin est cassé" },
};

const escrow: Step = (sale, { db, world }) => ensureEscrow(db, world.client, sale.orderId);
const sign =
  (side: OrderSide): Step =>
  (sale) =>
    sale.checkout(side, "sign", AT_DHMAD.sign);
const ready: Step = async (sale, hand) => {
  await escrow(sale, hand);
  if ((await sale.row()).mode !== "standard") return;
  await sign("seller")(sale, hand);
  await sign("buyer")(sale, hand);
};
const pay: Step = async (sale, hand) => {
  await ready(sale, hand);
  await sale.checkout("buyer", "pay");
};
const submit: Step = (sale) => sale.checkout("seller", "submit_proof", AT_DHMAD.submit_proof);
const paid: Step = async (sale, hand) => {
  await pay(sale, hand);
  if ((await sale.row()).mode !== "quick_proof") return;
  await submit(sale, hand);
  await sale.checkout("buyer", "review_proof", AT_DHMAD.review_proof);
};
const delivered: Step = async (sale, hand) => {
  await paid(sale, hand);
  await deliver(hand.db, hand.world, sale);
};
const request: Step = (sale) => sale.checkout("buyer", "request_cancellation", AT_DHMAD.request_cancellation);
const correct: Step = (sale) =>
  sale.checkout("buyer", "review_proof", { decision: "corrections", reason: "Illisible" });
const dispute: Step = (sale) => sale.checkout("buyer", "dispute", AT_DHMAD.dispute);
const confirm: Step = (sale) => sale.checkout("buyer", "confirm");
const cancel: Step = (sale, { db, world }) => cancelOrder(db, world.client, sale.buyer.id, sale.orderId);
/** DHMAD refuses an escrow between one address and itself. */
const spoil: Step = async (sale, { db }) =>
  db.update(orders).set({ sellerEmail: sale.buyer.email }).where(eq(orders.id, sale.orderId));

const STEPS: Record<OrderStage, Step[]> = {
  placing: [],
  signing_both: [escrow],
  signing_buyer: [escrow, sign("seller")],
  signing_seller: [escrow, sign("buyer")],
  awaiting_payment: [ready],
  proof_due: [pay],
  proof_review: [pay, submit],
  proof_correction: [pay, submit, correct],
  paid: [paid],
  delivered: [delivered],
  cancellation_requested: [paid, request],
  return_requested: [delivered, request],
  disputed: [paid, dispute],
  completed: [delivered, confirm],
  cancelled: [escrow, cancel],
  failed: [spoil, escrow],
};

/** Takes the usual steps, one after the other, until a placed order stands at `stage`. */
export async function bringTo(sale: Sale, stage: OrderStage, hand: Stagehand): Promise<void> {
  for (const step of STEPS[stage]) await step(sale, hand);
  const reached = stageOf(await sale.row());
  if (reached !== stage) throw new Error(`at ${reached}, not ${stage}`);
}

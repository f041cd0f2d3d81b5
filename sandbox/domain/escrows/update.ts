import type { Step } from "../context";
import { contractOf } from "../contracts/read";
import { withdrawSignatures } from "../contracts/sign";
import { emit } from "../events";
import { badRequest } from "../refusal";
import { associatedEmail, price } from "./create";
import { addToTimeline, lockEscrow, patchEscrow } from "./row";
import type { Escrow } from "./state";
import { escrowEventData } from "./view";

export type EscrowUpdate = {
  title?: string | undefined;
  /** Thousandths of the escrow's currency. */
  amount?: number | undefined;
  description?: string | undefined;
  estimatedDeliveryDays?: number | undefined;
};

/** The developer changes a pending escrow; fees and rate follow the amount (dhmad-api.md §4, `PUT /escrows/:id`). */
export async function updateEscrow(step: Step, escrowId: string, update: EscrowUpdate): Promise<Escrow> {
  await associatedEmail(step);
  const before = await lockEscrow(step, escrowId);
  if (before.status !== "pending") throw badRequest("Can only update escrows in pending status");
  const { title, amount, description, estimatedDeliveryDays } = update;
  const change: Partial<Escrow> = {
    ...(title === undefined ? {} : { title }),
    ...(description === undefined ? {} : { description }),
    ...(estimatedDeliveryDays === undefined ? {} : { estimatedDeliveryDays }),
    ...(amount === undefined ? {} : price(before.mode, before.currency, amount, before.developerFeeRate)),
  };
  if (Object.keys(change).length === 0) throw badRequest("No valid fields to update");
  // What a guest is paying for, or has paid for, must not change under the payment.
  if (before.depositPending) throw badRequest("A payment for this escrow is being checked");
  const after = await patchEscrow(step, before, change);
  if (await contractOf(step.tx, escrowId)) await withdrawSignatures(step, escrowId);
  await addToTimeline(step, escrowId, { kind: "updated", actor: "developer" });
  await emit(step, "escrow.updated", { escrow: await escrowEventData(step.tx, after) });
  return after;
}

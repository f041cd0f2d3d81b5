import { and, eq } from "drizzle-orm";
import { disputes } from "../../db/schema/index";
import type { Step } from "../context";
import { moveEscrow } from "../escrows/move";
import { addToTimeline, lockEscrow, patchEscrow } from "../escrows/row";
import { badRequest, notFound } from "../refusal";
import { type Dispute, findDispute } from "./read";

export const DISPUTE_OUTCOMES = ["refund", "release", "dismiss"] as const;
export type DisputeOutcome = (typeof DISPUTE_OUTCOMES)[number];

/** An admin decides: the buyer gets the money back, the seller gets it, or the escrow goes on as before. */
export async function settleDispute(
  step: Step,
  id: string,
  outcome: DisputeOutcome,
  note?: string | undefined,
): Promise<Dispute> {
  const { tx, now } = step;
  const known = await findDispute(tx, step.world.id, id);
  if (!known) throw notFound("Dispute not found");
  const escrow = await lockEscrow(step, known.escrowId);
  const [row] = await tx
    .update(disputes)
    .set({ status: "resolved", outcome, note: note ?? null, settledAt: now })
    .where(and(eq(disputes.id, id), eq(disputes.status, "open")))
    .returning();
  if (!row) throw badRequest("This dispute has been settled already", undefined, "already_decided");
  await addToTimeline(step, escrow.id, { kind: "dispute_settled", actor: "admin", reason: note ?? null });
  if (outcome === "dismiss") {
    await patchEscrow(step, escrow, { disputeOpen: false });
  } else {
    const move = outcome === "refund" ? "settleRefund" : "settleRelease";
    await moveEscrow(step, { escrowId: escrow.id, move, actor: "admin" });
  }
  return row;
}

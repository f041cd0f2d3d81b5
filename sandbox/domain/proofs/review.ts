import type { Step } from "../context";
import { addToTimeline, lockEscrow, patchEscrow, requireNoDispute } from "../escrows/row";
import { type Escrow, partyOf } from "../escrows/state";
import { escrowEventData } from "../escrows/view";
import { emit } from "../events";
import { badRequest, forbidden } from "../refusal";

const HOUR_MS = 60 * 60_000;

export const REVIEW_DECISIONS = ["accept", "corrections"] as const;

export type Review = {
  escrowId: string;
  actor: string;
  decision: (typeof REVIEW_DECISIONS)[number];
  reason?: string | undefined;
};

/** The buyer accepts the proof, or asks for corrections; then the seller submits again (dhmad-api.md §6). */
export async function reviewProof(step: Step, review: Review): Promise<Escrow> {
  const escrow = await lockEscrow(step, review.escrowId);
  const { actor } = review;
  if (partyOf(escrow, actor) !== "buyer") {
    throw forbidden("Only the buyer can review a proof", "wrong_party");
  }
  requireNoDispute(escrow);
  requireUnderReview(escrow);
  if (review.decision === "accept") return accept(step, escrow, "accepted", actor);
  const reason = review.reason?.trim().slice(0, 1000);
  if (!reason) throw badRequest("Say what is missing", "reason", "reason_required");
  const hours = escrow.fulfillmentPolicy?.proofUploadDeadlineHours ?? 0;
  const after = await patchEscrow(step, escrow, {
    proofPhase: "needs_review",
    correctionRounds: escrow.correctionRounds + 1,
    proofUploadDeadline: new Date(step.now.getTime() + hours * HOUR_MS),
    proofReviewDeadline: null,
  });
  await addToTimeline(step, escrow.id, { kind: "proof_needs_review", actor, reason });
  await emit(step, "escrow.proof.needs_review", { escrow: await escrowEventData(step.tx, after), reason });
  return after;
}

/** The buyer let the deadline pass: the proof counts as accepted. */
export async function acceptByTimeout(step: Step, escrow: Escrow): Promise<Escrow> {
  requireUnderReview(escrow);
  return accept(step, escrow, "accepted_by_timeout", "system");
}

async function accept(
  step: Step,
  escrow: Escrow,
  phase: "accepted" | "accepted_by_timeout",
  actor: string,
): Promise<Escrow> {
  const after = await patchEscrow(step, escrow, { proofPhase: phase });
  await addToTimeline(step, escrow.id, { kind: `proof_${phase}`, actor });
  await emit(step, `escrow.proof.${phase}`, { escrow: await escrowEventData(step.tx, after) });
  return after;
}

function requireUnderReview(escrow: Escrow): void {
  if (escrow.status !== "paid" || escrow.proofPhase !== "submitted_waiting_buyer_review") {
    throw badRequest("No proof waits for review", undefined, "wrong_phase");
  }
}

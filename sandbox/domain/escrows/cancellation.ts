import type { Step } from "../context";
import { emit } from "../events";
import { badRequest, forbidden } from "../refusal";
import { addToTimeline, lockEscrow, patchEscrow, requireNoDispute } from "./row";
import { type Escrow, partyOf } from "./state";
import { escrowEventData } from "./view";

type Request = { escrowId: string; actor: string; reason?: string | undefined };

/** The buyer asks for the money back; the status stays, the seller answers (dhmad-api.md §5). */
export async function requestCancellation(step: Step, { escrowId, actor, reason }: Request): Promise<Escrow> {
  const before = await lockEscrow(step, escrowId);
  if (partyOf(before, actor) !== "buyer") {
    throw forbidden("Only the buyer can request a cancellation", "wrong_party");
  }
  requireFunded(before);
  requireNoDispute(before);
  if (before.cancellationRequestedAt) {
    throw badRequest("A cancellation was requested already", undefined, "already_requested");
  }
  const after = await patchEscrow(step, before, {
    cancellationRequestedAt: step.now,
    cancellationReason: reason ?? null,
  });
  await addToTimeline(step, escrowId, { kind: "cancellation_requested", actor, reason: reason ?? null });
  await emit(step, "escrow.cancellation.requested", {
    escrow: await escrowEventData(step.tx, after),
    reason: reason ?? null,
  });
  return after;
}

/** The seller refuses: the escrow goes on as before. */
export async function rejectCancellation(step: Step, { escrowId, actor, reason }: Request): Promise<Escrow> {
  const before = await lockEscrow(step, escrowId);
  if (partyOf(before, actor) !== "seller") {
    throw forbidden("Only the seller can reject a cancellation", "wrong_party");
  }
  requireFunded(before);
  requireNoDispute(before);
  if (!before.cancellationRequestedAt) {
    throw badRequest("No cancellation was requested", undefined, "no_pending_cancellation");
  }
  const after = await patchEscrow(step, before, { cancellationRequestedAt: null, cancellationReason: null });
  await addToTimeline(step, escrowId, { kind: "cancellation_rejected", actor, reason: reason ?? null });
  await emit(step, "escrow.cancellation.rejected", {
    escrow: await escrowEventData(step.tx, after),
    reason: reason ?? null,
  });
  return after;
}

function requireFunded(escrow: Escrow): void {
  if (escrow.status !== "paid" && escrow.status !== "delivered") {
    throw badRequest("Escrow must be paid or delivered", undefined, "wrong_status");
  }
}

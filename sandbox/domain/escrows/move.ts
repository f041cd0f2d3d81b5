import { and, eq } from "drizzle-orm";
import { checkoutSessions } from "../../db/schema/index";
import type { Step } from "../context";
import { requireSigned } from "../contracts/read";
import { closePendingDeposits } from "../deposits/close";
import { emit } from "../events";
import { badRequest, conflict, forbidden } from "../refusal";
import { moveMoney } from "./money";
import { addToTimeline, lockEscrow, patchEscrow, requireNoDispute } from "./row";
import { canMove, type Escrow, type Move, mayMove, owesProof, targetOf } from "./state";
import { escrowEventData } from "./view";

const HOUR_MS = 60 * 60_000;
const COMPLETION_DAYS_MS = 7 * 24 * HOUR_MS;

const WRONG_STATUS: Record<Move, string> = {
  pay: "Escrow must be pending before payment",
  approveDeposit: "Escrow must be pending before payment",
  deliver: "Escrow must be in paid status before delivery",
  rejectDelivery: "Escrow must be in delivered status to reject the delivery",
  complete: "Escrow must be in delivered status before completion",
  cancel:
    "Only pending escrows can be cancelled via API. For paid or delivered escrows, buyers use a request_cancellation checkout session; sellers use a cancel_escrow checkout session.",
  cancelOutright: "Escrow must be paid or delivered to be cancelled by the seller",
  acceptCancellation: "Escrow must be paid or delivered to accept its cancellation",
  settleRefund: "Escrow must be paid or delivered to be refunded",
  settleRelease: "Escrow must be paid or delivered to be released",
};

const WRONG_PARTY: Record<Move, string> = {
  pay: "Only the buyer can pay an escrow",
  approveDeposit: "Only an admin can approve a payment",
  deliver: "Only the seller can mark an escrow as delivered",
  rejectDelivery: "Only the buyer can reject a delivery",
  complete: "Only the buyer can complete an escrow",
  cancel: "Only the buyer or the seller can cancel an escrow",
  cancelOutright: "Only the seller can cancel a paid escrow",
  acceptCancellation: "Only the seller can accept a cancellation",
  settleRefund: "Only an admin can settle a dispute",
  settleRelease: "Only an admin can settle a dispute",
};

const EVENT_KIND = {
  pay: "paid",
  approveDeposit: "paid",
  deliver: "delivered",
  rejectDelivery: "delivery_rejected",
  complete: "completed",
  cancel: "cancelled",
  cancelOutright: "cancelled",
  acceptCancellation: "cancellation_accepted",
  settleRefund: "cancelled",
  settleRelease: "completed",
} as const satisfies Record<Move, string>;

export type MoveRequest = {
  escrowId: string;
  move: Move;
  /** The person's e-mail, or one of `PRIVILEGED`: "developer", "system", "admin". */
  actor: string;
  reason?: string | undefined;
};

/** The one way in which an escrow's status changes: row locked, rule checked, money moved, timeline and outbox written. */
export async function moveEscrow(step: Step, request: MoveRequest): Promise<Escrow> {
  const before = await lockEscrow(step, request.escrowId);
  await requireAllowed(step, before, request);
  const { move, actor } = request;
  const reason = request.reason ?? null;
  await moveMoney(step, before, move);
  const after = await patchEscrow(step, before, {
    status: targetOf(before, move),
    ...stamps(before, move, step.now),
  });
  await addToTimeline(step, after.id, {
    kind: EVENT_KIND[move],
    actor,
    reason,
    previousDeliveredAt: move === "rejectDelivery" ? before.deliveredAt : null,
  });
  if (move === "deliver" && after.status === "completed") {
    await addToTimeline(step, after.id, { kind: "completed", actor: "system" });
  }
  if (after.status === "cancelled") {
    await cancelSessions(step, after.id);
    if (before.depositPending) await closePendingDeposits(step, after, "The escrow was cancelled");
  }
  await announce(step, after, move, reason);
  return after;
}

async function announce(step: Step, escrow: Escrow, move: Move, reason: string | null): Promise<void> {
  const data = await escrowEventData(step.tx, escrow);
  if (move === "rejectDelivery") {
    await emit(step, "escrow.delivery.rejected", { escrow: data, reason });
    return;
  }
  if (move === "acceptCancellation") await emit(step, "escrow.cancellation.accepted", { escrow: data });
  await emit(step, "escrow.status.updated", { escrow: data });
  if (escrow.status === "paid" && escrow.fulfillmentPolicy) {
    await emit(step, "escrow.proof.required", { escrow: data });
  }
}

async function requireAllowed(step: Step, escrow: Escrow, { move, actor }: MoveRequest): Promise<void> {
  if (!mayMove(escrow, actor, move)) throw forbidden(WRONG_PARTY[move], "wrong_party");
  if (!canMove(escrow.status, move)) throw badRequest(WRONG_STATUS[move], undefined, "wrong_status");
  if (actor !== "admin") requireNoDispute(escrow);
  if (move === "pay") {
    await requireSigned(step.tx, escrow);
    if (escrow.depositPending) {
      throw badRequest("A payment for this escrow is being checked", undefined, "deposit_pending");
    }
  }
  if (move === "deliver" && owesProof(escrow)) {
    throw conflict(
      "The buyer must accept the proof of purchase before delivery",
      { code: "PROOF_NOT_ACCEPTED" },
      "PROOF_NOT_ACCEPTED",
    );
  }
  if (move === "acceptCancellation" && !escrow.cancellationRequestedAt) {
    throw badRequest("No cancellation was requested", undefined, "no_pending_cancellation");
  }
}

const NO_REQUEST = { cancellationRequestedAt: null, cancellationReason: null };

function stamps(before: Escrow, move: Move, now: Date): Partial<Escrow> {
  switch (move) {
    case "pay":
      return { paidAt: now, paidFrom: "wallet", ...firstPhase(before, now) };
    case "approveDeposit":
      return { paidAt: now, paidFrom: "guest", depositPending: false, ...firstPhase(before, now) };
    case "deliver":
      return before.mode === "instant"
        ? { deliveredAt: now, completedAt: now, ...NO_REQUEST }
        : { deliveredAt: now, completionDeadline: new Date(now.getTime() + COMPLETION_DAYS_MS) };
    case "rejectDelivery":
      return { deliveredAt: null, completionDeadline: null };
    case "complete":
    case "settleRelease":
      return { completedAt: now, disputeOpen: false, ...NO_REQUEST };
    default:
      return { cancelledAt: now, depositPending: false, disputeOpen: false, ...NO_REQUEST };
  }
}

/** A paid escrow with a proof policy waits for the seller's proof first (dhmad-api.md §6). */
function firstPhase({ fulfillmentPolicy }: Escrow, now: Date): Partial<Escrow> {
  if (!fulfillmentPolicy) return {};
  const hours = fulfillmentPolicy.proofUploadDeadlineHours;
  return {
    proofPhase: "waiting_seller_proof",
    proofUploadDeadline: new Date(now.getTime() + hours * HOUR_MS),
  };
}

async function cancelSessions({ tx }: Step, escrowId: string): Promise<void> {
  await tx
    .update(checkoutSessions)
    .set({ status: "cancelled" })
    .where(and(eq(checkoutSessions.escrowId, escrowId), eq(checkoutSessions.status, "pending")));
}

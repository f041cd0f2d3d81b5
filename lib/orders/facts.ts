import type { orders } from "@/db/schema";
import type { OrderPatch } from "./patch";
import { isDisputed, type OrderActor } from "./state";

type Order = typeof orders.$inferSelect;

/** A line of the timeline that leaves the status as it is. */
export type Fact = { type: string; actor: OrderActor; at: Date | null; data?: Record<string, unknown> };

/** `proof_required` comes with the payment: it is told after it. Everything else happened before the status moved on. */
export type Facts = { before: Fact[]; after: Fact[] };

/** DHMAD's phases as steps of the timeline, with who took them (dhmad-api.md, section 6). */
const PROOF_STEPS: Record<string, { type: string; actor: OrderActor }> = {
  submitted_waiting_buyer_review: { type: "proof_submitted", actor: "seller" },
  needs_review: { type: "proof_needs_review", actor: "buyer" },
  accepted: { type: "proof_accepted", actor: "buyer" },
  accepted_by_timeout: { type: "proof_accepted_by_timeout", actor: "dhmad" },
};

/** What an answer of DHMAD's tells that we did not know: the difference between the order and the patch, as steps. */
export function newFacts(order: Order, patch: OrderPatch): Facts {
  const before: Fact[] = [...signatures(order, patch)];
  const after: Fact[] = [];
  const { proofPhase } = patch;
  if (proofPhase && proofPhase !== order.proofPhase) {
    const step = PROOF_STEPS[proofPhase];
    if (step) before.push({ ...step, at: null });
    else if (order.proofPhase === null) after.push({ type: "proof_required", actor: "dhmad", at: null });
  }
  before.push(...dispute(order, patch));
  return { before, after };
}

function* signatures(order: Order, patch: OrderPatch): Generator<Fact> {
  for (const side of ["buyer", "seller"] as const) {
    const key = `${side}SignedAt` as const;
    const signedAt = patch[key];
    if (signedAt && !order[key])
      yield { type: "contract_signed", actor: side, at: signedAt, data: { signedBy: side } };
    if (signedAt === null && order[key])
      yield { type: "signature_withdrawn", actor: "dhmad", at: null, data: { signedBy: side } };
  }
}

function* dispute(order: Order, patch: OrderPatch): Generator<Fact> {
  if (patch.disputeStatus === undefined || patch.disputeStatus === null) return;
  const data = { ticketNumber: patch.disputeTicketNumber ?? null };
  const another = patch.disputeTicketNumber !== order.disputeTicketNumber;
  if (order.disputeStatus === null || another)
    yield { type: "dispute_opened", actor: "dhmad", at: patch.disputeOpenedAt ?? null, data };
  const wasOpen = order.disputeStatus === null || another || isDisputed(order);
  if (wasOpen && !isDisputed({ disputeStatus: patch.disputeStatus }))
    yield { type: "dispute_closed", actor: "dhmad", at: null, data };
}

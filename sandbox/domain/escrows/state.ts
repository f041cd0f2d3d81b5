import type { escrows } from "../../db/schema/index";

export type Escrow = typeof escrows.$inferSelect;
export type EscrowStatus = Escrow["status"];
export type Party = "buyer" | "seller";

/**
 * The graph of an escrow (dhmad-api.md §4, §5) as data: who may move it, from where, to where. Moves of nobody are made
 * by an admin; see `PRIVILEGED` for what the developer, the clock and the admins may do beside the two sides.
 */
export const moves = {
  pay: { from: ["pending"], to: "paid", by: ["buyer"] },
  approveDeposit: { from: ["pending"], to: "paid", by: [] },
  deliver: { from: ["paid"], to: "delivered", by: ["seller"] },
  rejectDelivery: { from: ["delivered"], to: "paid", by: ["buyer"] },
  complete: { from: ["delivered"], to: "completed", by: ["buyer"] },
  cancel: { from: ["pending"], to: "cancelled", by: ["buyer", "seller"] },
  cancelOutright: { from: ["paid", "delivered"], to: "cancelled", by: ["seller"] },
  acceptCancellation: { from: ["paid", "delivered"], to: "cancelled", by: ["seller"] },
  settleRefund: { from: ["paid", "delivered"], to: "cancelled", by: [] },
  settleRelease: { from: ["paid", "delivered"], to: "completed", by: [] },
} as const satisfies Record<string, { from: EscrowStatus[]; to: EscrowStatus; by: Party[] }>;

export type Move = keyof typeof moves;

/** The developer that created the escrow; the world's clock; an admin. No e-mail looks like these. */
export const PRIVILEGED: Record<string, readonly Move[]> = {
  developer: ["cancel"],
  system: ["complete", "cancel"],
  admin: ["approveDeposit", "settleRefund", "settleRelease"],
};

export function canMove(status: EscrowStatus, move: Move): boolean {
  return (moves[move].from as readonly EscrowStatus[]).includes(status);
}

/** Where a move leads: delivering an instant escrow completes it at once (dhmad-api.md §4). */
export function targetOf(escrow: Pick<Escrow, "mode">, move: Move): EscrowStatus {
  return move === "deliver" && escrow.mode === "instant" ? "completed" : moves[move].to;
}

/** Which side of the escrow this e-mail is, if any. */
export function partyOf(escrow: Pick<Escrow, "buyerEmail" | "sellerEmail">, email: string): Party | null {
  if (email === escrow.buyerEmail) return "buyer";
  return email === escrow.sellerEmail ? "seller" : null;
}

/** Whether someone may make a move at all: a side by its e-mail, or one of the privileged. */
export function mayMove(
  escrow: Pick<Escrow, "buyerEmail" | "sellerEmail">,
  actor: string,
  move: Move,
): boolean {
  const party = partyOf(escrow, actor);
  if (party) return (moves[move].by as readonly Party[]).includes(party);
  return PRIVILEGED[actor]?.includes(move) ?? false;
}

/** What this side may do now, as far as the status says. */
export function movesFor(status: EscrowStatus, party: Party): Move[] {
  return (Object.keys(moves) as Move[]).filter(
    (move) => canMove(status, move) && (moves[move].by as readonly Party[]).includes(party),
  );
}

/** Whether the seller still owes an accepted proof of purchase (dhmad-api.md §6). */
export function owesProof(escrow: Pick<Escrow, "fulfillmentPolicy" | "proofPhase">): boolean {
  if (!escrow.fulfillmentPolicy) return false;
  return escrow.proofPhase !== "accepted" && escrow.proofPhase !== "accepted_by_timeout";
}

type Deadlines = Pick<
  Escrow,
  | "status"
  | "disputeOpen"
  | "depositPending"
  | "cancellationRequestedAt"
  | "expiresAt"
  | "completionDeadline"
  | "proofPhase"
  | "proofReviewDeadline"
>;

/**
 * When something happens to an escrow by itself next: it expires unpaid, a proof counts as accepted, a delivery as
 * received. An open dispute, a guest's payment under review and a request for cancellation hold that up.
 */
export function dueAt(escrow: Deadlines): Date | null {
  if (escrow.disputeOpen || escrow.depositPending) return null;
  switch (escrow.status) {
    case "pending":
      return escrow.expiresAt;
    case "paid":
      return escrow.proofPhase === "submitted_waiting_buyer_review" ? escrow.proofReviewDeadline : null;
    case "delivered":
      return escrow.cancellationRequestedAt ? null : escrow.completionDeadline;
    default:
      return null;
  }
}

import type { escrows } from "../../db/schema/index";

export type Escrow = typeof escrows.$inferSelect;
export type EscrowStatus = Escrow["status"];
export type Party = "buyer" | "seller";

/** The graph of an escrow (dhmad-api.md §4) as data: who may move it, from where, to where. */
export const moves = {
  pay: { from: ["pending"], to: "paid", by: ["buyer"] },
  deliver: { from: ["paid"], to: "delivered", by: ["seller"] },
  rejectDelivery: { from: ["delivered"], to: "paid", by: ["buyer"] },
  complete: { from: ["delivered"], to: "completed", by: ["buyer"] },
  cancel: { from: ["pending"], to: "cancelled", by: ["buyer", "seller"] },
} as const satisfies Record<string, { from: EscrowStatus[]; to: EscrowStatus; by: Party[] }>;

export type Move = keyof typeof moves;

export function canMove(status: EscrowStatus, move: Move): boolean {
  return (moves[move].from as readonly EscrowStatus[]).includes(status);
}

/** Which side of the escrow this e-mail is, if any. */
export function partyOf(escrow: Pick<Escrow, "buyerEmail" | "sellerEmail">, email: string): Party | null {
  if (email === escrow.buyerEmail) return "buyer";
  return email === escrow.sellerEmail ? "seller" : null;
}

/** What this side may do now. */
export function movesFor(status: EscrowStatus, party: Party): Move[] {
  return (Object.keys(moves) as Move[]).filter(
    (move) => canMove(status, move) && (moves[move].by as readonly Party[]).includes(party),
  );
}

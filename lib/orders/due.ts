import type { orders } from "@/db/schema";
import { DAY_MS } from "@/lib/clock";
import { type DueKind, type OrderFacts, type OrderSide, ruleOf } from "./state";

type Row = typeof orders.$inferSelect;
export type DueFacts = OrderFacts &
  Pick<
    Row,
    | "escrowExpiresAt"
    | "reservedUntil"
    | "proofUploadDeadline"
    | "proofReviewDeadline"
    | "completionDeadline"
    | "paidAt"
    | "deliveryDays"
  >;

/** `owners`: the sides that must move before `at`. */
export type Due = { kind: DueKind; at: Date; owners: OrderSide[] };

/**
 * What falls due next on an order, and when. All but `deliver_by`, which is the seller's own promise, are followed by
 * something that happens by itself: DHMAD or we cancel, accept or pay out (dhmad-api.md, sections 4 and 6).
 */
export function dueOf(order: DueFacts): Due | null {
  const rule = ruleOf(order);
  const at = rule.due && DUE_AT[rule.due](order);
  if (!rule.due || !at) return null;
  const owners = rule.turn.filter((turn): turn is OrderSide => turn === "buyer" || turn === "seller");
  return { kind: rule.due, at, owners };
}

/** The unpaid order ends when DHMAD drops the escrow, or sooner, when the stock that it holds is given back. */
const unpaidUntil = ({ escrowExpiresAt, reservedUntil }: DueFacts): Date | null =>
  [escrowExpiresAt, reservedUntil].filter((at) => at !== null).sort((a, b) => +a - +b)[0] ?? null;

const DUE_AT: Record<DueKind, (order: DueFacts) => Date | null> = {
  sign_by: unpaidUntil,
  pay_by: unpaidUntil,
  prove_by: (order) => order.proofUploadDeadline,
  review_by: (order) => order.proofReviewDeadline,
  deliver_by: (order) => order.paidAt && new Date(order.paidAt.getTime() + order.deliveryDays * DAY_MS),
  confirm_by: (order) => order.completionDeadline,
};

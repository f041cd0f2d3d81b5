import type { orders } from "@/db/schema";
import type { DhmadEscrow } from "@/lib/dhmad";
import { fromDecimal, MILLIMES_PER_TND } from "@/lib/money";

type Order = typeof orders.$inferSelect;
type OrderPatch = Partial<
  Pick<
    Order,
    | "escrowId"
    | "amountTndMillimes"
    | "escrowFeeMillimes"
    | "developerFeeMillimes"
    | "paidAt"
    | "deliveredAt"
    | "completedAt"
    | "cancelledAt"
  >
>;

/** What DHMAD says of an escrow, in our columns. What it does not say is left as it is. */
export function toOrderPatch(escrow: DhmadEscrow): OrderPatch {
  const patch: OrderPatch = { escrowId: escrow.id };
  if (escrow.amountTnd != null) patch.amountTndMillimes = fromDecimal(escrow.amountTnd, "TND");
  if (escrow.escrowFee != null) patch.escrowFeeMillimes = fromDecimal(escrow.escrowFee, "TND");
  if (escrow.developerFee != null) patch.developerFeeMillimes = fromDecimal(escrow.developerFee, "TND");
  if (escrow.paidAt) patch.paidAt = new Date(escrow.paidAt);
  if (escrow.deliveredAt) patch.deliveredAt = new Date(escrow.deliveredAt);
  if (escrow.completedAt) patch.completedAt = new Date(escrow.completedAt);
  if (escrow.cancelledAt) patch.cancelledAt = new Date(escrow.cancelledAt);
  return patch;
}

/** An address of the escrow's, whether DHMAD names it beside the party or inside it. */
function emailOf(party: DhmadEscrow["buyer"], email: string | null | undefined): string | null {
  const inside = typeof party === "object" && party !== null ? party.email : null;
  return (email ?? inside)?.toLowerCase() ?? null;
}

/**
 * Whether an escrow is the one that this order asked for: same price and, where DHMAD names them, same people. Either
 * side can edit a pending escrow at DHMAD (`escrow.updated`), and an order must not be paid at another price.
 */
export function isEscrowOf(order: Order, escrow: DhmadEscrow): boolean {
  const amount = escrow.amountTnd ?? (escrow.currency === "TND" ? escrow.amount : null);
  // Not rounded: a price is what was ordered, to the millime and beyond.
  if (amount != null && Math.abs(amount * MILLIMES_PER_TND - order.priceMinor) > 1e-3) return false;
  const buyer = emailOf(escrow.buyer, escrow.buyerEmail);
  const seller = emailOf(escrow.seller, escrow.sellerEmail);
  return (buyer === null || buyer === order.buyerEmail) && (seller === null || seller === order.sellerEmail);
}

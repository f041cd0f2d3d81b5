import type { orders } from "@/db/schema";
import type { DhmadEscrow } from "@/lib/dhmad";
import { fromDecimal, unitsPer } from "@/lib/money";

type Order = typeof orders.$inferSelect;
export type OrderPatch = Partial<Order>;

const dated = (value: string | null | undefined): Date | undefined => (value ? new Date(value) : undefined);

/** Drops what DHMAD did not say, so that it stays as it is. */
const said = <T extends Record<string, unknown>>(patch: T): Partial<T> =>
  Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined)) as Partial<T>;

/** What DHMAD says of an escrow's money and times, in our columns. What it does not say is left as it is. */
export function toOrderPatch(escrow: DhmadEscrow): OrderPatch {
  const millimes = (amount: number | null | undefined) =>
    amount == null ? undefined : fromDecimal(amount, "TND");
  return said({
    escrowId: escrow.id,
    amountTndMillimes: millimes(escrow.amountTnd),
    escrowFeeMillimes: millimes(escrow.escrowFee),
    developerFeeMillimes: millimes(escrow.developerFee),
    paidAt: dated(escrow.paidAt),
    deliveredAt: dated(escrow.deliveredAt),
    completedAt: dated(escrow.completedAt),
    cancelledAt: dated(escrow.cancelledAt),
    completionDeadline: dated(escrow.completionDeadline),
    escrowExpiresAt: dated(escrow.expiresAt),
  });
}

/**
 * What DHMAD's full answer says beside the status: signatures, proof, dispute, rejected deliveries. Signatures may be
 * withdrawn and come as null; a dispute, once opened, is never taken away again.
 */
export function toFactsPatch(escrow: DhmadEscrow): OrderPatch {
  const { signatures, proofInfo, disputeTicket } = escrow;
  const rejection = escrow.deliveryRejections?.at(-1);
  return said({
    ...(signatures
      ? {
          buyerSignedAt: dated(signatures.buyerSignedAt) ?? null,
          sellerSignedAt: dated(signatures.sellerSignedAt) ?? null,
        }
      : {}),
    ...(proofInfo
      ? {
          proofPhase: proofInfo.phase ?? undefined,
          correctionRounds: proofInfo.correctionRounds ?? undefined,
          proofUploadDeadline: dated(proofInfo.uploadDeadline) ?? null,
          proofReviewDeadline: dated(proofInfo.reviewDeadline) ?? null,
        }
      : {}),
    ...(disputeTicket
      ? {
          disputeTicketNumber: disputeTicket.ticketNumber ?? null,
          disputeStatus: disputeTicket.status ?? "open",
          disputeType: disputeTicket.type ?? null,
          disputeSubject: disputeTicket.subject ?? null,
          disputeOpenedAt: dated(disputeTicket.createdAt) ?? null,
        }
      : {}),
    ...(rejection
      ? {
          deliveryRejectedAt: dated(rejection.rejectedAt),
          deliveryRejectionReason: rejection.reason ?? null,
        }
      : {}),
  });
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
  const { currency } = order;
  if (escrow.currency != null && escrow.currency !== currency) return false;
  const amount = currency === "TND" ? (escrow.amountTnd ?? escrow.amount) : escrow.amount;
  // Not rounded: a price is what was ordered, to the millime and beyond.
  if (amount != null && Math.abs(amount * unitsPer(currency) - order.priceMinor) > 1e-3) return false;
  const buyer = emailOf(escrow.buyer, escrow.buyerEmail);
  if (buyer !== null && buyer !== order.buyerEmail) return false;
  // Of our own sales DHMAD names our associated user, whose address we do not know.
  const seller = emailOf(escrow.seller, escrow.sellerEmail);
  return order.sellerEmail === null || seller === null || seller === order.sellerEmail;
}

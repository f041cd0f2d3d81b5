import "server-only";
import { eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { orders } from "@/db/schema";
import { appendFact, type ChangeSource, lockOrder, touched } from "./apply";
import { FINAL_STATUSES } from "./state";

/** One word on a cancellation after payment: the buyer asks, the seller answers (dhmad-api.md, section 5). */
export type CancellationWord = {
  kind: "requested" | "rejected" | "accepted";
  /** When DHMAD says that it was said. */
  at: Date;
  reason: string | null;
};

/**
 * Notes a word on a cancellation. DHMAD's answer to `GET /escrows/:id` does not tell whether a request is open
 * (section 4), so events and finished sessions are all we have: the newest word by DHMAD's time stands, whatever the order
 * in which they come. What was heard before is not noted twice. The refund itself comes as the escrow's status.
 */
export async function applyCancellation(
  tx: Tx,
  orderId: string,
  word: CancellationWord,
  source: ChangeSource,
): Promise<"applied" | "unchanged"> {
  const order = await lockOrder(tx, orderId);
  const heard = order.cancellationHeardAt;
  if (FINAL_STATUSES.includes(order.status) || (heard && word.at < heard)) return "unchanged";
  const open = order.cancellationRequestedAt !== null;
  const known = word.kind === "requested" ? open : !open && heard !== null;
  const change =
    word.kind === "requested"
      ? { cancellationRequestedAt: word.at, cancellationReason: word.reason }
      : word.kind === "rejected"
        ? { cancellationRequestedAt: null, cancellationReason: null }
        : {};
  // A finished session tells of a request without its reason: the event brings it after.
  const late =
    known && word.kind === "requested" && order.cancellationReason === null
      ? { cancellationReason: word.reason }
      : {};
  await tx
    .update(orders)
    .set({ ...(known ? late : change), cancellationHeardAt: word.at, ...touched() })
    .where(eq(orders.id, orderId));
  if (known) return "unchanged";
  await appendFact(
    tx,
    orderId,
    {
      type: `cancellation_${word.kind}`,
      actor: word.kind === "requested" ? "buyer" : "seller",
      at: word.at,
      data: word.reason ? { reason: word.reason } : {},
    },
    source,
  );
  return "applied";
}

/**
 * Notes that DHMAD's admins did not accept a guest's payment, with their reason. The order stays to be paid: the buyer
 * begins anew (section 5). Of an order that is paid or ended it says nothing any more.
 */
export async function applyDepositRejection(
  tx: Tx,
  orderId: string,
  { at, reason }: { at: Date; reason: string | null },
): Promise<"applied" | "unchanged"> {
  const order = await lockOrder(tx, orderId);
  if (order.status !== "awaiting_payment") return "unchanged";
  if (order.depositRejectedAt && order.depositRejectedAt >= at) return "unchanged";
  await tx
    .update(orders)
    .set({ depositRejectedAt: at, depositRejectionReason: reason, ...touched() })
    .where(eq(orders.id, orderId));
  const data = reason ? { reason } : {};
  await appendFact(tx, orderId, { type: "deposit_rejected", actor: "dhmad", at, data }, "webhook");
  return "applied";
}

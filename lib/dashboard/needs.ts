import "server-only";
import { and, eq, inArray, ne, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { orders } from "@/db/schema";
import {
  type Due,
  type DueFacts,
  dueOf,
  isDisputed,
  type OrderMode,
  type OrderStage,
  ruleOf,
  stageOf,
} from "@/lib/orders";

/** A sale that waits for its seller. `due`: by when, where something falls due for the seller. */
export type WaitingSale = {
  id: string;
  reference: string;
  title: string;
  mode: OrderMode;
  stage: OrderStage;
  due: Due | null;
};

/** What open sales are expected to bring, in millimes of TND, fees taken off. */
export type Payouts = {
  /** Paid by the buyer and held by DHMAD, without a dispute. */
  expectedMillimes: number;
  sales: number;
  /** The same of sales in dispute: DHMAD decides who gets it. */
  disputedMillimes: number;
  disputed: number;
};

type Open = DueFacts & {
  id: string;
  reference: string;
  title: string;
  amountTndMillimes: number | null;
  escrowFeeMillimes: number | null;
  developerFeeMillimes: number | null;
};

/** The open sales of this seller: what waits for them, the soonest due first, and what they will bring. */
export async function getOpenSales(
  db: Db,
  sellerId: string,
): Promise<{ waiting: WaitingSale[]; payouts: Payouts }> {
  const open: Open[] = await db
    .select({
      id: orders.id,
      reference: orders.reference,
      title: orders.title,
      mode: orders.mode,
      status: orders.status,
      buyerSignedAt: orders.buyerSignedAt,
      sellerSignedAt: orders.sellerSignedAt,
      proofPhase: orders.proofPhase,
      cancellationRequestedAt: orders.cancellationRequestedAt,
      disputeStatus: orders.disputeStatus,
      escrowExpiresAt: orders.escrowExpiresAt,
      reservedUntil: orders.reservedUntil,
      proofUploadDeadline: orders.proofUploadDeadline,
      proofReviewDeadline: orders.proofReviewDeadline,
      completionDeadline: orders.completionDeadline,
      paidAt: orders.paidAt,
      deliveryDays: orders.deliveryDays,
      amountTndMillimes: orders.amountTndMillimes,
      escrowFeeMillimes: orders.escrowFeeMillimes,
      developerFeeMillimes: orders.developerFeeMillimes,
    })
    .from(orders)
    .where(
      and(
        eq(orders.sellerId, sellerId),
        ne(orders.mode, "instant"),
        inArray(orders.status, ["awaiting_payment", "paid", "delivered"]),
      ),
    )
    .orderBy(sql`${orders.createdAt}, ${orders.id}`);
  return { waiting: waitingOf(open), payouts: payoutsOf(open) };
}

function waitingOf(open: Open[]): WaitingSale[] {
  const waiting = open
    .filter((order) => ruleOf(order).turn.includes("seller"))
    .map((order) => {
      const { id, reference, title, mode } = order;
      return { id, reference, title, mode, stage: stageOf(order), due: dueOf(order) };
    });
  const at = ({ due }: WaitingSale) => due?.at.getTime() ?? Number.POSITIVE_INFINITY;
  // Without a day (an answer to a cancellation) the buyer waits already: those first.
  return waiting.sort((a, b) => Number(a.due !== null) - Number(b.due !== null) || at(a) - at(b) || 0);
}

function payoutsOf(open: Open[]): Payouts {
  const sums = { expectedMillimes: 0, sales: 0, disputedMillimes: 0, disputed: 0 };
  for (const order of open) {
    // DHMAD tells the amount in dinars when it makes the escrow (dhmad-api.md, section 4): what is paid has one.
    if (order.status === "awaiting_payment" || order.amountTndMillimes === null) continue;
    const net = order.amountTndMillimes - (order.escrowFeeMillimes ?? 0) - (order.developerFeeMillimes ?? 0);
    if (isDisputed(order)) {
      sums.disputed += 1;
      sums.disputedMillimes += net;
    } else {
      sums.sales += 1;
      sums.expectedMillimes += net;
    }
  }
  return sums;
}

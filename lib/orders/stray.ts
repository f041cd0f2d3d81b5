import "server-only";
import { and, asc, eq, inArray } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { dhmadCalls, orders } from "@/db/schema";
import { systemClock } from "@/lib/clock";
import type { DhmadClient, DhmadEscrow } from "@/lib/dhmad";
import { applyEscrow, lockOrder, type Order } from "./apply";
import { referenceIn } from "./escrow";
import { isEscrowOf } from "./patch";

/**
 * `adopted`: it is the order's escrow now. `cancelled`: it was unpaid and the order has another. `closed`: it had ended
 * by itself. `foreign`: no order of ours. `conflict`: money lies in it and in the order's own: an operator must look.
 * `unavailable`: DHMAD gave no answer, try later.
 */
export type StrayOutcome = "adopted" | "cancelled" | "closed" | "foreign" | "conflict" | "unavailable";

/**
 * Deals with an escrow at DHMAD that no order knows: what a lost answer left behind (rule 7). Its title names the order;
 * price and people must agree as well, since either side could write such a title at DHMAD.
 */
export async function resolveStray(db: Db, client: DhmadClient, escrow: DhmadEscrow): Promise<StrayOutcome> {
  const reference = referenceIn(escrow.title);
  const [order] = reference ? await db.select().from(orders).where(eq(orders.reference, reference)) : [];
  if (!order || !isEscrowOf(order, escrow)) return "foreign";
  if (order.escrowId === escrow.id) return "adopted";

  const hasMoney = ["paid", "delivered", "completed"].includes(escrow.status);
  if (order.status === "placing") return (await adopt(db, order, escrow)) ? "adopted" : "unavailable";
  if (escrow.status === "pending") {
    const answer = await client.cancelEscrow(escrow.id);
    return answer.ok ? "cancelled" : "unavailable";
  }
  if (!hasMoney) return "closed";
  if (order.status !== "awaiting_payment" || !order.escrowId) return "conflict";

  // The buyer paid the stray: that one counts, and the order's own, still unpaid, must not be paid as well.
  const answer = await client.cancelEscrow(order.escrowId);
  if (!answer.ok) return "unavailable";
  return (await adopt(db, order, escrow)) ? "adopted" : "unavailable";
}

/** Makes this escrow the order's, unless the order was written in the meantime. */
export async function adopt(db: Db, seen: Order, escrow: DhmadEscrow): Promise<boolean> {
  return db.transaction(async (tx) => {
    const order = await lockOrder(tx, seen.id);
    if (order.version !== seen.version) return false;
    await tx.update(orders).set({ escrowId: escrow.id, readOnly: true }).where(eq(orders.id, order.id));
    await explainLostAttempt(tx, order.id, escrow.id);
    const evidence = { kind: "answer", source: "reconciler", readVersion: null } as const;
    return (await applyEscrow(tx, order.id, escrow, evidence)) === "applied";
  });
}

/** The oldest attempt whose answer was lost has one now. Later ones may have left escrows of their own. */
async function explainLostAttempt(tx: Tx, orderId: string, escrowId: string): Promise<void> {
  const oldest = tx
    .select({ id: dhmadCalls.id })
    .from(dhmadCalls)
    .where(
      and(
        eq(dhmadCalls.orderId, orderId),
        eq(dhmadCalls.operation, "create_escrow"),
        eq(dhmadCalls.state, "unknown"),
      ),
    )
    .orderBy(asc(dhmadCalls.createdAt))
    .limit(1);
  await tx
    .update(dhmadCalls)
    .set({ state: "succeeded", escrowId, finishedAt: systemClock() })
    .where(inArray(dhmadCalls.id, oldest));
}

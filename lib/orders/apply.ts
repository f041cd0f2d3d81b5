import "server-only";
import { and, desc, eq, inArray, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { checkoutSessions, dhmadCalls, orderEvents, orders, webhookEvents } from "@/db/schema";
import { systemClock } from "@/lib/clock";
import type { DhmadEscrow } from "@/lib/dhmad";
import { settleLedger } from "./ledger";
import { isEscrowOf, toOrderPatch } from "./patch";
import { findMove, movesBetween, type OrderMove, type OrderStatus, toOrderStatus } from "./state";

export type Order = typeof orders.$inferSelect;
export type ChangeSource = (typeof orderEvents.$inferSelect)["source"];

/**
 * How we know. An `event` says what was true when it was sent; an `answer` says what is true now, if nothing was
 * written since `readVersion` was read (null: nothing was known to compare).
 */
export type Evidence =
  | { kind: "event"; type: string; webhookId: string }
  | { kind: "answer"; source: Exclude<ChangeSource, "webhook">; readVersion: number | null };

/**
 * `needs_read`: the event does not fit, DHMAD must be asked. `stale`: the answer is older than the order, ask again.
 * `mismatch`: another price or other people than the order's. `unknown_status`: a status that we have no word for.
 */
export type Applied = "applied" | "unchanged" | "needs_read" | "stale" | "mismatch" | "unknown_status";

/** Events that say nothing but the escrow's status; the seeds name the short ones (dhmad-api.md, section 7). */
const STATUS_EVENT = /^escrow\.(status\.updated|paid|delivered|completed|cancelled)$/;

/**
 * The one way in: every change of an order that DHMAD causes passes here, whoever brings it (design, rule 3). The row
 * is locked, the event appended and the ledger settled in the caller's transaction.
 * @throws Error where the order does not exist.
 */
export async function applyEscrow(
  tx: Tx,
  orderId: string,
  escrow: DhmadEscrow,
  evidence: Evidence,
): Promise<Applied> {
  const order = await lockOrder(tx, orderId);
  const target = toOrderStatus(escrow.status);
  if (evidence.kind === "event") {
    if (target && (await fits(tx, order, escrow, target, evidence))) {
      return moveAlong(tx, order, escrow, target, "webhook");
    }
    if (!order.readOnly) await tx.update(orders).set({ readOnly: true }).where(eq(orders.id, order.id));
    return "needs_read";
  }
  if (evidence.readVersion !== null && evidence.readVersion !== order.version) return "stale";
  if (!target) return "unknown_status";
  if (!isEscrowOf(order, escrow)) return "mismatch";
  return moveAlong(tx, order, escrow, target, evidence.source);
}

/**
 * Marks an order whose escrow DHMAD refused to create. Only from `placing`: anything later has an escrow.
 * `message` is DHMAD's `user_message`, null where it had none for people.
 */
export async function failOrder(
  tx: Tx,
  orderId: string,
  code: string,
  message: string | null,
): Promise<void> {
  const order = await lockOrder(tx, orderId);
  const move = findMove(order.status, "failed");
  if (!move) return;
  await append(tx, order.id, move, "command", systemClock(), { code });
  await tx
    .update(orders)
    .set({ status: "failed", failureCode: code, failureMessage: message, ...touched() })
    .where(eq(orders.id, order.id));
}

export async function lockOrder(tx: Tx, orderId: string): Promise<Order> {
  const [order] = await tx.select().from(orders).where(eq(orders.id, orderId)).for("update");
  if (!order) throw new Error(`order ${orderId} does not exist`);
  return order;
}

/**
 * Whether an event may move the order by itself: it announces a status never reached before that follows from the
 * present one, or it is the first to confirm the present one. Everything else (early, late, a delivery that went round
 * a second time) is decided by DHMAD's own answer, and so is all that comes after it (rule 5).
 */
async function fits(
  tx: Tx,
  order: Order,
  escrow: DhmadEscrow,
  target: OrderStatus,
  event: { type: string; webhookId: string },
): Promise<boolean> {
  if (order.readOnly || order.escrowId !== escrow.id || !STATUS_EVENT.test(event.type)) return false;
  if (!isEscrowOf(order, escrow)) return false;
  // The payout is booked once and for all: not before its fees are known.
  if (target === "completed" && order.escrowFeeMillimes === null && escrow.escrowFee == null) return false;
  if (target === order.status) return !(await isConfirmed(tx, order.id, escrow.status));
  return findMove(order.status, target) !== null && !(await wasReached(tx, order.id, target));
}

async function isConfirmed(tx: Tx, orderId: string, dhmadStatus: string): Promise<boolean> {
  const found = await tx
    .select({ id: webhookEvents.id })
    .from(webhookEvents)
    .where(
      and(
        eq(webhookEvents.orderId, orderId),
        eq(webhookEvents.state, "applied"),
        sql`${webhookEvents.payload} #>> '{data,escrow,status}' = ${dhmadStatus}`,
      ),
    )
    .limit(1);
  return found.length > 0;
}

async function wasReached(tx: Tx, orderId: string, status: OrderStatus): Promise<boolean> {
  const found = await tx
    .select({ id: orderEvents.id })
    .from(orderEvents)
    .where(and(eq(orderEvents.orderId, orderId), eq(orderEvents.toStatus, status)))
    .limit(1);
  return found.length > 0;
}

async function moveAlong(
  tx: Tx,
  order: Order,
  escrow: DhmadEscrow,
  target: OrderStatus,
  source: ChangeSource,
): Promise<Applied> {
  const patch = toOrderPatch(escrow);
  if (target === order.status) {
    const told = Object.entries(patch).some(([key, value]) => !same(order[key as keyof Order], value));
    if (told)
      await tx
        .update(orders)
        .set({ ...patch, ...touched() })
        .where(eq(orders.id, order.id));
    return "unchanged";
  }
  const now = systemClock();
  const way = movesBetween(order.status, target);
  const steps: OrderMove[] =
    way.length > 0 ? way : [{ from: order.status, to: target, type: "corrected", actor: "dhmad" }];
  const times: Partial<Record<OrderStatus, Date>> = {};
  for (const step of steps) {
    const at = timeOf(patch, step) ?? now;
    times[step.to] = at;
    await append(tx, order.id, await withActor(tx, order, step), source, at);
  }
  const next = {
    ...patch,
    paidAt: patch.paidAt ?? order.paidAt ?? times.paid ?? null,
    deliveredAt: target === "paid" ? null : (patch.deliveredAt ?? times.delivered ?? order.deliveredAt),
    completedAt: patch.completedAt ?? times.completed ?? order.completedAt,
    cancelledAt: patch.cancelledAt ?? times.cancelled ?? order.cancelledAt,
  };
  const [moved] = await tx
    .update(orders)
    .set({ ...next, status: target, ...touched() })
    .where(eq(orders.id, order.id))
    .returning();
  if (moved) await settleLedger(tx, moved);
  return "applied";
}

const touched = () => ({ version: sql`${orders.version} + 1`, updatedAt: systemClock() });

const same = (a: unknown, b: unknown) =>
  a instanceof Date && b instanceof Date ? a.getTime() === b.getTime() : a === b;

/** When DHMAD says that this step happened. A delivery that was rejected has no time of its own here. */
function timeOf(patch: ReturnType<typeof toOrderPatch>, step: OrderMove): Date | undefined {
  if (step.type === "delivery_rejected") return undefined;
  const times: Partial<Record<OrderStatus, Date | null | undefined>> = {
    paid: patch.paidAt,
    delivered: patch.deliveredAt,
    completed: patch.completedAt,
    cancelled: patch.cancelledAt,
  };
  return times[step.to] ?? undefined;
}

/**
 * Who took a step that DHMAD does not name: the buyer completed only where a session of theirs asked for it, since
 * DHMAD also completes by itself; whoever cancelled through us left a call behind.
 */
async function withActor(tx: Tx, order: Order, step: OrderMove): Promise<OrderMove> {
  if (step.type === "completed")
    return (await askedToComplete(tx, order.id)) ? step : { ...step, actor: "dhmad" };
  if (step.type !== "cancelled") return step;
  const userId = await cancelledBy(tx, order.id);
  if (!userId) return step;
  return { ...step, actor: userId === order.buyerId ? "buyer" : "seller" };
}

async function askedToComplete(tx: Tx, orderId: string): Promise<boolean> {
  const asked = await tx
    .select({ id: checkoutSessions.id })
    .from(checkoutSessions)
    .where(
      and(
        eq(checkoutSessions.orderId, orderId),
        eq(checkoutSessions.action, "complete"),
        inArray(checkoutSessions.status, ["pending", "completed"]),
      ),
    )
    .limit(1);
  return asked.length > 0;
}

async function cancelledBy(tx: Tx, orderId: string): Promise<string | null> {
  const [call] = await tx
    .select({ userId: dhmadCalls.userId })
    .from(dhmadCalls)
    .where(
      and(
        eq(dhmadCalls.orderId, orderId),
        eq(dhmadCalls.operation, "cancel_escrow"),
        inArray(dhmadCalls.state, ["sent", "succeeded", "unknown"]),
      ),
    )
    .orderBy(desc(dhmadCalls.createdAt))
    .limit(1);
  return call?.userId ?? null;
}

async function append(
  tx: Tx,
  orderId: string,
  move: OrderMove,
  source: ChangeSource,
  occurredAt: Date,
  data: Record<string, unknown> = {},
): Promise<void> {
  await tx.insert(orderEvents).values({
    orderId,
    type: move.type,
    fromStatus: move.from,
    toStatus: move.to,
    actor: move.actor,
    source,
    occurredAt,
    data,
  });
}

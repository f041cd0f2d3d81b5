import "server-only";
import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { orderEvents, orders, webhookEvents } from "@/db/schema";
import { systemClock } from "@/lib/clock";
import type { DhmadEscrow } from "@/lib/dhmad";
import { disputeActor, withActor } from "./actor";
import { type Fact, type Facts, newFacts } from "./facts";
import { settleLedger } from "./ledger";
import { findMove, movesBetween, type OrderMove, toOrderStatus } from "./moves";
import { isEscrowOf, type OrderPatch, toFactsPatch, toOrderPatch } from "./patch";
import type { OrderStatus } from "./state";

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
 * Events of what stands beside the status. What they carry is a part only and may be old: DHMAD is asked, and its answer
 * has the whole. They are no sign that events of the status come in disorder.
 */
const FACT_EVENT = /^(contract\.signed|escrow\.(updated|proof\..+|cancellation\..+|deposit_proof\..+))$/;

/**
 * The one way in: every change of an order that DHMAD causes passes here, whoever brings it (design, rule 3). The row
 * is locked, the timeline appended and the ledger settled in the caller's transaction.
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
    if (isKnownProof(order, escrow, evidence.type)) return "unchanged";
    if (!order.readOnly && !FACT_EVENT.test(evidence.type))
      await tx.update(orders).set({ readOnly: true }).where(eq(orders.id, order.id));
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
  const move = findMove(order.mode, order.status, "failed");
  if (!move) return;
  await appendMove(tx, order.id, move, "command", systemClock(), { code });
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
  // Money is booked once and for all: not before its amount in TND and its fees are known.
  if (order.currency !== "TND" && order.amountTndMillimes === null && escrow.amountTnd == null) return false;
  if (target === "completed" && order.escrowFeeMillimes === null && escrow.escrowFee == null) return false;
  if (target === order.status) return !(await isConfirmed(tx, order.id, escrow.status));
  return findMove(order.mode, order.status, target) !== null && !(await wasReached(tx, order.id, target));
}

/** An event of the proof that says what we know already: the payment's own event may have told it. */
const isKnownProof = (order: Order, { proofInfo }: DhmadEscrow, type: string): boolean =>
  type.startsWith("escrow.proof.") &&
  proofInfo?.phase != null &&
  proofInfo.phase === order.proofPhase &&
  (proofInfo.correctionRounds ?? 0) === order.correctionRounds;

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
  // An event that only confirms may be old: of what stands beside the status it is not believed.
  const trusted = source !== "webhook" || target !== order.status;
  const patch: OrderPatch = { ...toOrderPatch(escrow), ...(trusted ? toFactsPatch(escrow) : {}) };
  const facts = newFacts(order, patch);
  await appendFacts(tx, order, facts.before, source);
  const moved = target !== order.status;
  if (moved) Object.assign(patch, await takeSteps(tx, order, escrow, target, source, patch));
  await appendFacts(tx, order, facts.after, source);
  if (!moved && !tells(order, patch, facts)) return "unchanged";
  const [written] = await tx
    .update(orders)
    .set({ ...patch, status: target, ...touched() })
    .where(eq(orders.id, order.id))
    .returning();
  if (moved && written) await settleLedger(tx, written);
  return moved ? "applied" : "unchanged";
}

/** Appends each step to `target` to the timeline. Returns the times that follow from them. */
async function takeSteps(
  tx: Tx,
  order: Order,
  escrow: DhmadEscrow,
  target: OrderStatus,
  source: ChangeSource,
  patch: OrderPatch,
): Promise<OrderPatch> {
  const now = systemClock();
  const settled = source !== "webhook" && escrow.deliveredAt === null;
  const way = movesBetween(order.mode, order.status, target, { settled });
  const steps: OrderMove[] =
    way.length > 0 ? way : [{ from: order.status, to: target, type: "corrected", actor: "dhmad" }];
  const times: Partial<Record<OrderStatus, Date>> = {};
  for (const step of steps) {
    const at = timeOf(patch, step) ?? now;
    times[step.to] = at;
    const data =
      step.type === "delivery_rejected" && patch.deliveryRejectionReason
        ? { reason: patch.deliveryRejectionReason }
        : {};
    await appendMove(tx, order.id, await withActor(tx, order, step), source, at, data);
  }
  const open = target === "paid" || target === "delivered";
  return {
    paidAt: patch.paidAt ?? order.paidAt ?? times.paid ?? null,
    deliveredAt: target === "paid" ? null : (patch.deliveredAt ?? times.delivered ?? order.deliveredAt),
    completedAt: patch.completedAt ?? times.completed ?? order.completedAt,
    cancelledAt: patch.cancelledAt ?? times.cancelled ?? order.cancelledAt,
    completionDeadline: target === "paid" ? null : (patch.completionDeadline ?? order.completionDeadline),
    // A request for cancellation ends with the order.
    ...(open ? {} : { cancellationRequestedAt: null, cancellationReason: null }),
  };
}

const tells = (order: Order, patch: OrderPatch, facts: Facts): boolean =>
  facts.before.length + facts.after.length > 0 ||
  Object.entries(patch).some(([key, value]) => !same(order[key as keyof Order], value));

/** What every write of an order carries: screens wait for the version, the quiet hour begins anew. */
export const touched = () => ({ version: sql`${orders.version} + 1`, updatedAt: systemClock() });

const same = (a: unknown, b: unknown) =>
  a instanceof Date && b instanceof Date ? a.getTime() === b.getTime() : a === b;

/** When DHMAD says that this step happened. */
function timeOf(patch: OrderPatch, step: OrderMove): Date | undefined {
  if (step.type === "delivery_rejected") return patch.deliveryRejectedAt ?? undefined;
  const times: Partial<Record<OrderStatus, Date | null | undefined>> = {
    paid: patch.paidAt,
    delivered: patch.deliveredAt,
    completed: patch.completedAt,
    cancelled: patch.cancelledAt,
  };
  return times[step.to] ?? undefined;
}

async function appendFacts(tx: Tx, order: Order, facts: Fact[], source: ChangeSource): Promise<void> {
  for (const fact of facts) {
    const actor = fact.type === "dispute_opened" ? await disputeActor(tx, order) : fact.actor;
    await appendFact(tx, order.id, { ...fact, actor }, source);
  }
}

/** Appends a step that leaves the status as it is. */
export async function appendFact(tx: Tx, orderId: string, fact: Fact, source: ChangeSource): Promise<void> {
  const { type, actor, data = {} } = fact;
  await tx
    .insert(orderEvents)
    .values({ orderId, type, actor, source, data, occurredAt: fact.at ?? systemClock() });
}

async function appendMove(
  tx: Tx,
  orderId: string,
  { type, from, to, actor }: OrderMove,
  source: ChangeSource,
  occurredAt: Date,
  data: Record<string, unknown> = {},
): Promise<void> {
  await tx
    .insert(orderEvents)
    .values({ orderId, type, fromStatus: from, toStatus: to, actor, source, occurredAt, data });
}

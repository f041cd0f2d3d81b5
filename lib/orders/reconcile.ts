import "server-only";
import { and, asc, count, eq, inArray, isNull, lt, notInArray, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { checkoutSessions, dhmadCalls, orders } from "@/db/schema";
import { HOUR_MS, SECOND_MS, systemClock } from "@/lib/clock";
import type { DhmadClient, DhmadEscrow } from "@/lib/dhmad";
import { failOrder } from "./apply";
import { intend, settle } from "./calls";
import { ensureEscrow, referenceIn } from "./escrow";
import { readOrder } from "./read";
import { readAbandonedSessions } from "./return";
import { FINAL_STATUSES } from "./state";
import { resolveStray } from "./stray";

export type Reconciled = {
  attempts: number;
  strays: number;
  ended: number;
  sessions: number;
  reads: number;
};
/** Asks for one call to DHMAD; false when this minute's budget is spent. */
export type TakeBudget = () => Promise<boolean>;

/** A claimed attempt is sent at once: older than this, its process died before it sent. */
const INTENDED_AFTER_MS = 20 * SECOND_MS;
/** Twice the client's time-out: older than this, nobody waits for the answer any more. */
const SENT_AFTER_MS = 30 * SECOND_MS;
/** DHMAD's silence about an open order: then we ask. */
const QUIET_AFTER_MS = HOUR_MS;
const MOST_ATTEMPTS = 3;
const LISTED_PAGES = 5;
const BATCH = 20;

/**
 * Finishes what was interrupted: attempts that were committed but not sent, attempts whose answer was lost, and orders
 * that DHMAD has not spoken of for long. Safe to run at any time, in any number of processes.
 */
export async function reconcileOrders(
  db: Db,
  client: DhmadClient,
  now: Date,
  take: TakeBudget,
): Promise<Reconciled> {
  const attempts = (await sendForgotten(db, client, now, take)) + (await retryLost(db, client, now, take));
  const strays = await sweepStrays(db, client, take);
  const ended = await endReservations(db, client, now, take);
  const sessions = await readAbandonedSessions(db, client, now, take, BATCH);
  const reads = await readQuiet(db, client, now, take);
  return { attempts, strays, ended, sessions, reads };
}

async function sendForgotten(db: Db, client: DhmadClient, now: Date, take: TakeBudget): Promise<number> {
  const forgotten = await db
    .select({ orderId: dhmadCalls.orderId })
    .from(dhmadCalls)
    .innerJoin(orders, eq(orders.id, dhmadCalls.orderId))
    .where(
      and(
        eq(orders.status, "placing"),
        eq(dhmadCalls.operation, "create_escrow"),
        eq(dhmadCalls.state, "intended"),
        lt(dhmadCalls.createdAt, new Date(now.getTime() - INTENDED_AFTER_MS)),
      ),
    )
    .orderBy(asc(dhmadCalls.createdAt))
    .limit(BATCH);
  let sent = 0;
  for (const { orderId } of forgotten) {
    if (!orderId || !(await take())) break;
    await ensureEscrow(db, client, orderId);
    sent += 1;
  }
  return sent;
}

/**
 * Lost answers. DHMAD may have created the escrow: it is looked for by its reference where DHMAD lists it, and adopted.
 * Otherwise a new attempt is made; should the first escrow exist after all, it has no checkout session, so nobody pays it
 * through us, and it is cancelled as soon as it shows itself.
 */
async function retryLost(db: Db, client: DhmadClient, now: Date, take: TakeBudget): Promise<number> {
  await db
    .update(dhmadCalls)
    .set({ state: "unknown", errorMessage: "the process ended before DHMAD answered" })
    .where(and(eq(dhmadCalls.state, "sent"), lt(dhmadCalls.sentAt, new Date(now.getTime() - SENT_AFTER_MS))));
  const lost = await db
    .selectDistinct({ id: orders.id, reference: orders.reference })
    .from(orders)
    .innerJoin(dhmadCalls, eq(dhmadCalls.orderId, orders.id))
    .where(
      and(
        eq(orders.status, "placing"),
        eq(dhmadCalls.operation, "create_escrow"),
        eq(dhmadCalls.state, "unknown"),
      ),
    )
    .limit(BATCH);
  if (lost.length === 0) return 0;
  const listed = await listPending(client, take);
  if (listed === null) return 0;
  let made = 0;
  for (const order of lost) {
    const found = listed.find((escrow) => referenceIn(escrow.title) === order.reference);
    if (found && (await resolveStray(db, client, found)) === "adopted") {
      made += 1;
      continue;
    }
    if (!(await take())) break;
    if (await intendAgain(db, order.id)) await ensureEscrow(db, client, order.id);
    made += 1;
  }
  return made;
}

/**
 * Commits one more attempt, unless the order has gone on meanwhile, one is open already, or three answers were lost: then
 * the order has failed.
 */
async function intendAgain(db: Db, orderId: string): Promise<boolean> {
  return db.transaction(async (tx) => {
    const [placing] = await tx
      .select({ id: orders.id })
      .from(orders)
      .where(and(eq(orders.id, orderId), eq(orders.status, "placing")))
      .for("update");
    if (!placing) return false;
    const [attempts] = await tx
      .select({
        made: count(),
        open: sql<number>`count(*) filter (where ${dhmadCalls.state} in ('intended', 'sent'))::int`,
      })
      .from(dhmadCalls)
      .where(and(eq(dhmadCalls.orderId, orderId), eq(dhmadCalls.operation, "create_escrow")));
    if ((attempts?.open ?? 0) > 0) return true;
    if ((attempts?.made ?? 0) >= MOST_ATTEMPTS) {
      await failOrder(tx, orderId, "NO_ANSWER", null);
      return false;
    }
    await tx
      .insert(dhmadCalls)
      .values({ operation: "create_escrow", orderId, createdAt: systemClock() })
      .onConflictDoNothing();
    return true;
  });
}

/** Lost attempts of orders that went on with another escrow: what they left is cancelled where DHMAD lists it. */
async function sweepStrays(db: Db, client: DhmadClient, take: TakeBudget): Promise<number> {
  const open = await db
    .select({ callId: dhmadCalls.id, reference: orders.reference, escrowId: orders.escrowId })
    .from(dhmadCalls)
    .innerJoin(orders, eq(orders.id, dhmadCalls.orderId))
    .where(
      and(
        eq(dhmadCalls.operation, "create_escrow"),
        eq(dhmadCalls.state, "unknown"),
        isNull(dhmadCalls.finishedAt),
        sql`${orders.status} <> 'placing'`,
      ),
    )
    .limit(BATCH);
  if (open.length === 0) return 0;
  const listed = await listPending(client, take);
  if (listed === null) return 0;
  let swept = 0;
  const settled: string[] = [];
  for (const call of open) {
    const stray = listed.find(
      (escrow) => referenceIn(escrow.title) === call.reference && escrow.id !== call.escrowId,
    );
    const outcome = stray ? await resolveStray(db, client, stray) : null;
    if (outcome === "unavailable") continue;
    if (stray) swept += 1;
    settled.push(call.callId);
  }
  if (settled.length > 0) {
    await db.update(dhmadCalls).set({ finishedAt: systemClock() }).where(inArray(dhmadCalls.id, settled));
  }
  return swept;
}

/** Pending escrows, as far as DHMAD lists them to us; null where it gave no answer. */
async function listPending(client: DhmadClient, take: TakeBudget): Promise<DhmadEscrow[] | null> {
  const escrows: DhmadEscrow[] = [];
  for (let page = 1; page <= LISTED_PAGES; page += 1) {
    if (!(await take())) return null;
    const answer = await client.listEscrows({ status: "pending", page });
    // An account without an associated user may not list (section 1): then nothing can be found this way.
    if (!answer.ok) return answer.kind === "refused" ? escrows : null;
    escrows.push(...answer.data.escrows);
    if (page >= (answer.data.pagination?.pages ?? 1)) break;
  }
  return escrows;
}

/**
 * Unpaid orders whose stock was kept long enough: cancelled at DHMAD, and given back by what DHMAD then says. Whoever
 * stands in a checkout at this moment is let finish.
 */
async function endReservations(db: Db, client: DhmadClient, now: Date, take: TakeBudget): Promise<number> {
  const over = await db
    .select({ id: orders.id, escrowId: orders.escrowId })
    .from(orders)
    .where(
      and(
        eq(orders.status, "awaiting_payment"),
        lt(orders.reservedUntil, now),
        sql`not exists (select 1 from ${checkoutSessions} where ${checkoutSessions.orderId} = ${orders.id}
          and ${checkoutSessions.status} = 'pending' and ${checkoutSessions.expiresAt} > ${now.toISOString()})`,
      ),
    )
    .orderBy(asc(orders.reservedUntil))
    .limit(BATCH);
  let ended = 0;
  for (const { id: orderId, escrowId } of over) {
    if (!escrowId || !(await take())) break;
    const callId = await intend(db, { operation: "cancel_escrow", orderId, escrowId });
    const answer = await client.cancelEscrow(escrowId);
    await settle(db, callId, answer);
    if (!answer.ok && answer.kind === "unavailable") break;
    if (!(await take())) break;
    const reading = await readOrder(db, client, orderId, "reconciler");
    // Neither cancelled nor paid: DHMAD has its reasons, and is left alone for an hour.
    const again = new Date(now.getTime() + QUIET_AFTER_MS);
    const still = and(eq(orders.id, orderId), eq(orders.status, "awaiting_payment"));
    if (reading.ok) await db.update(orders).set({ reservedUntil: again }).where(still);
    ended += 1;
  }
  return ended;
}

async function readQuiet(db: Db, client: DhmadClient, now: Date, take: TakeBudget): Promise<number> {
  const quiet = await db
    .select({ id: orders.id })
    .from(orders)
    .where(
      and(
        notInArray(orders.status, ["placing", ...FINAL_STATUSES]),
        sql`greatest(${orders.updatedAt}, ${orders.lastReadAt}) < ${new Date(now.getTime() - QUIET_AFTER_MS).toISOString()}`,
      ),
    )
    .orderBy(sql`${orders.lastReadAt} asc nulls first`)
    .limit(BATCH);
  let reads = 0;
  for (const { id } of quiet) {
    if (!(await take())) break;
    const reading = await readOrder(db, client, id, "reconciler");
    if (!reading.ok && reading.reason === "unavailable") break;
    // Refused: asked and answered all the same. Unmarked, it would stand first in every batch.
    if (!reading.ok) await db.update(orders).set({ lastReadAt: now }).where(eq(orders.id, id));
    reads += 1;
  }
  return reads;
}

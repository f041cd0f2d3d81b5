import "server-only";
import { and, asc, eq, isNotNull, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { boosts, dhmadCalls, orders } from "@/db/schema";
import { SECOND_MS } from "@/lib/clock";
import type { DhmadClient } from "@/lib/dhmad";
import { log } from "@/lib/log";
import { intend, readOrder, settle, stageOf } from "@/lib/orders";

/** Asks for one call to DHMAD; false when this minute's budget is spent. */
export type TakeBudget = () => Promise<boolean>;

const BATCH = 20;
/** Twice the client's time-out: so long an attempt may be under way. After each further one twice as long, up to an hour. */
const REST_MS = 30 * SECOND_MS;
const MOST_DOUBLINGS = 7;

/**
 * Tells DHMAD of what is activated: delivering an instant escrow completes it, and we are paid (dhmad-api.md, section 4,
 * `POST /escrows/:id/deliver`). DHMAD is asked first how the escrow stands, so that what an earlier attempt did, whose
 * answer or process was lost, is not done twice. Safe in any number of workers. Returns how many were delivered.
 */
export async function deliverBoosts(
  db: Db,
  client: DhmadClient,
  now: Date,
  take: TakeBudget,
): Promise<number> {
  const due = await db
    .select({ orderId: orders.id })
    .from(boosts)
    .innerJoin(orders, eq(orders.id, boosts.orderId))
    .where(and(isNotNull(boosts.activatedAt), eq(orders.status, "paid"), rested(now)))
    .orderBy(asc(orders.paidAt))
    .limit(BATCH);
  let delivered = 0;
  for (const { orderId } of due) {
    if (!(await take())) break;
    const reading = await readOrder(db, client, orderId, "reconciler");
    if (!reading.ok && reading.reason === "unavailable") break;
    // An escrow that is not what was ordered, or that DHMAD does not show us: for an operator to look at.
    if (!reading.ok || reading.outcome === "mismatch" || reading.outcome === "unknown_status") continue;
    const attempt = await claim(db, orderId, now);
    if (!attempt) continue;
    if (await deliver(db, client, attempt)) delivered += 1;
    if (!(await take())) break;
    await readOrder(db, client, orderId, "reconciler");
  }
  return delivered;
}

type Attempt = { callId: string; orderId: string; escrowId: string };

/** Records the attempt to deliver, for one worker only. Null: the order moved on, or another attempt is under way. */
async function claim(db: Db, orderId: string, now: Date): Promise<Attempt | null> {
  return db.transaction(async (tx) => {
    const [order] = await tx.select().from(orders).where(eq(orders.id, orderId)).for("update");
    // Not while DHMAD has it under dispute, either.
    if (!order?.escrowId || stageOf(order) !== "paid") return null;
    // A statement of its own: it sees what the worker that held the lock before has written.
    const [free] = await tx
      .select({ id: orders.id })
      .from(orders)
      .where(and(eq(orders.id, orderId), rested(now)));
    if (!free) return null;
    const { escrowId } = order;
    const callId = await intend(tx, { operation: "deliver_escrow", orderId, escrowId });
    return { callId, orderId, escrowId };
  });
}

async function deliver(
  db: Db,
  client: DhmadClient,
  { callId, orderId, escrowId }: Attempt,
): Promise<boolean> {
  const answer = await client.deliverEscrow(escrowId);
  await settle(db, callId, answer);
  if (!answer.ok && answer.kind === "refused")
    log.error("boost.deliver_refused", { orderId, escrowId, status: answer.status });
  return answer.ok;
}

/** That the last attempt to deliver, if there was one, is long enough ago. */
const rested = (now: Date) => sql`not exists (
  select from ${dhmadCalls}
  where ${dhmadCalls.orderId} = ${orders.id} and ${dhmadCalls.operation} = 'deliver_escrow'
  having max(${dhmadCalls.sentAt})
    + make_interval(secs => ${REST_MS / SECOND_MS} * power(2, least(count(*) - 1, ${MOST_DOUBLINGS})))
    > ${now.toISOString()}::timestamptz)`;

import "server-only";
import { asc, eq, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { webhookEvents } from "@/db/schema";
import { HOUR_MS, SECOND_MS } from "@/lib/clock";
import { type DhmadClient, type DhmadEvent, dhmadContractEvent, dhmadEscrowEvent } from "@/lib/dhmad";
import { reconcileVerification } from "@/lib/kyc";
import { readOrder, resolveStray } from "@/lib/orders";
import type { Fate, ParkReason } from "./dispatch";
import { recordFate, tryDispatch } from "./receive";

type Parked = typeof webhookEvents.$inferSelect;
export type Processed = { applied: number; parked: number };

const BATCH = 50;
const FIRST_RETRY_MS = 5 * SECOND_MS;
/** From here on an event waits for an operator: about a day of trying. */
export const MOST_ATTEMPTS = 16;
/** Reasons that no retry mends. */
const HOPELESS: readonly ParkReason[] = ["malformed", "mismatch", "unknown_status"];

/** Doubles from five seconds to four hours. */
export const retryDelayMs = (attempts: number) => Math.min(FIRST_RETRY_MS * 2 ** (attempts - 1), 4 * HOUR_MS);

/**
 * Tries the parked events that are due. Each is claimed first by moving its next attempt on, so that any number of
 * workers share the inbox. All events of one order are settled by a single reading, made after they were claimed.
 */
export async function processInbox(
  db: Db,
  client: DhmadClient,
  now: Date,
  take: () => Promise<boolean>,
): Promise<Processed> {
  const done: Processed = { applied: 0, parked: 0 };
  const readings = new Map<string, Fate | null>();
  for (const event of await claimDue(db, now)) {
    const fate = await settleOne(db, client, event, readings, take);
    // Null: this minute's budget is spent or DHMAD is silent. The claim has already set when to come back.
    if (!fate) continue;
    const hopeless =
      fate.state === "parked" && (HOPELESS.includes(fate.reason) || event.attempts >= MOST_ATTEMPTS);
    await recordFate(db, event.id, fate, hopeless ? null : event.nextAttemptAt);
    if (fate.state === "parked") done.parked += 1;
    else done.applied += 1;
  }
  return done;
}

async function claimDue(db: Db, now: Date): Promise<Parked[]> {
  return db.transaction(async (tx) => {
    const due = await tx
      .select()
      .from(webhookEvents)
      .where(
        sql`${webhookEvents.state} = 'parked' and ${webhookEvents.nextAttemptAt} <= ${now.toISOString()}`,
      )
      .orderBy(asc(webhookEvents.id))
      .limit(BATCH)
      .for("update", { skipLocked: true });
    const claimed: Parked[] = [];
    for (const event of due) {
      const attempts = event.attempts + 1;
      const nextAttemptAt = new Date(now.getTime() + retryDelayMs(attempts));
      await tx.update(webhookEvents).set({ attempts, nextAttemptAt }).where(eq(webhookEvents.id, event.id));
      claimed.push({ ...event, attempts, nextAttemptAt });
    }
    return claimed;
  });
}

async function settleOne(
  db: Db,
  client: DhmadClient,
  event: Parked,
  readings: Map<string, Fate | null>,
  take: () => Promise<boolean>,
): Promise<Fate | null> {
  if (event.reason === "needs_read" && event.orderId) {
    const key = event.orderId;
    if (!readings.has(key)) readings.set(key, (await take()) ? await readFor(db, client, key) : null);
    return readings.get(key) ?? null;
  }
  if (event.reason === "needs_read" && event.userId) {
    if (!(await take())) return null;
    const read = await reconcileVerification(db, client, event.userId);
    if (!read.ok || read.data === "needs_read") return null;
    return { state: "applied", reason: "read", userId: event.userId };
  }
  const payload = event.payload as DhmadEvent;
  const fate = await db.transaction((tx) => tryDispatch(tx, event.webhookId, payload));
  if (fate.state === "parked" && fate.reason === "unknown_escrow") {
    return (await take()) ? resolveUnknown(db, client, payload) : null;
  }
  return fate;
}

async function readFor(db: Db, client: DhmadClient, orderId: string): Promise<Fate | null> {
  const reading = await readOrder(db, client, orderId, "reconciler");
  // Refused is an answer: the event is not asked about for ever.
  if (!reading.ok)
    return reading.reason === "unavailable" ? null : { state: "parked", reason: "needs_read", orderId };
  switch (reading.outcome) {
    case "applied":
    case "unchanged":
      return { state: "applied", reason: "read", orderId };
    case "mismatch":
    case "unknown_status":
      return { state: "parked", reason: reading.outcome, orderId };
    default:
      return null;
  }
}

/** An escrow that no order knows: left behind by a lost answer, or nothing of ours. */
async function resolveUnknown(db: Db, client: DhmadClient, payload: DhmadEvent): Promise<Fate | null> {
  const escrowId =
    dhmadEscrowEvent.safeParse(payload.data).data?.escrow.id ??
    dhmadContractEvent.safeParse(payload.data).data?.contract.escrow;
  if (!escrowId) return { state: "parked", reason: "malformed" };
  const answer = await client.getEscrow(escrowId);
  // Refused: DHMAD does not show us this escrow, now or perhaps ever.
  if (!answer.ok) return answer.kind === "refused" ? { state: "parked", reason: "unknown_escrow" } : null;
  switch (await resolveStray(db, client, answer.data)) {
    case "adopted":
      return { state: "applied", reason: "adopted" };
    case "cancelled":
      return { state: "ignored", reason: "stray_cancelled" };
    case "closed":
      return { state: "ignored", reason: "stray_closed" };
    case "conflict":
      return { state: "parked", reason: "mismatch" };
    case "foreign":
      return { state: "parked", reason: "unknown_escrow" };
    case "unavailable":
      return null;
  }
}

import "server-only";
import { eq, sql } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { webhookEvents } from "@/db/schema";
import { systemClock } from "@/lib/clock";
import type { VerifiedWebhook } from "@/lib/dhmad";
import { log } from "@/lib/log";
import { storable } from "@/lib/storable";
import { dispatch, type Fate } from "./dispatch";

/** The channel on which the worker hears that something was parked. */
export const WORK_CHANNEL = "souk_work";

/**
 * Stores a verified event by its unique id and applies it in the same transaction (rule 4). A duplicate changes
 * nothing, even while the first one is still being applied: the second waits at the unique index. An event that fails
 * to apply is rolled back to before the attempt and parked, so that it is kept whatever happens.
 */
export async function receiveWebhook(
  db: Db,
  { webhookId, event: sent }: VerifiedWebhook,
): Promise<Fate | "duplicate"> {
  const event = storable(sent);
  return db.transaction(async (tx) => {
    const [stored] = await tx
      .insert(webhookEvents)
      .values({ webhookId, type: event.type, state: "parked", reason: "received", payload: event })
      .onConflictDoNothing({ target: webhookEvents.webhookId })
      .returning({ id: webhookEvents.id });
    if (!stored) return "duplicate";
    const fate = await tryDispatch(tx, webhookId, event);
    await recordFate(tx, stored.id, fate, systemClock());
    return fate;
  });
}

/** Dispatches behind a savepoint. */
export async function tryDispatch(tx: Tx, webhookId: string, event: VerifiedWebhook["event"]): Promise<Fate> {
  try {
    return await tx.transaction((inner) => dispatch(inner, webhookId, event));
  } catch (cause) {
    log.error("webhook.failed", { webhookId, type: event.type }, cause);
    return { state: "parked", reason: "failed" };
  }
}

/** Writes what became of an event; a parked one is due at `nextAttemptAt`, or waits for an operator where that is null. */
export async function recordFate(
  tx: Tx | Db,
  id: number,
  fate: Fate,
  nextAttemptAt: Date | null,
): Promise<void> {
  const parked = fate.state === "parked";
  await tx
    .update(webhookEvents)
    .set({
      state: fate.state,
      reason: fate.reason,
      processedAt: parked ? null : systemClock(),
      nextAttemptAt: parked ? nextAttemptAt : null,
      ...(fate.orderId ? { orderId: fate.orderId } : {}),
      ...(fate.userId ? { userId: fate.userId } : {}),
    })
    .where(eq(webhookEvents.id, id));
  if (parked && nextAttemptAt) await tx.execute(sql`select pg_notify(${WORK_CHANNEL}, 'inbox')`);
}

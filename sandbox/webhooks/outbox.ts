import { and, asc, eq, notInArray, sql } from "drizzle-orm";
import type { Reader } from "../db/client";
import { deliveries, events, webhookEndpoints, worlds } from "../db/schema/index";

/** "Due" everywhere means: due on its own world's clock. */
const dueNow = () =>
  sql`${deliveries.nextAttemptAt} <= ${new Date().toISOString()}::timestamptz + ${worlds.clockOffsetMs} * interval '1 millisecond'`;

/** Endpoints that have something due, without those named. */
export async function endpointsWithWork(db: Reader, busyEndpoints: string[], pausedWorlds: string[]) {
  return db
    .selectDistinct({ endpointId: deliveries.endpointId, worldId: deliveries.worldId })
    .from(deliveries)
    .innerJoin(worlds, eq(worlds.id, deliveries.worldId))
    .where(
      and(
        eq(deliveries.status, "pending"),
        dueNow(),
        busyEndpoints.length > 0 ? notInArray(deliveries.endpointId, busyEndpoints) : undefined,
        pausedWorlds.length > 0 ? notInArray(deliveries.worldId, pausedWorlds) : undefined,
      ),
    );
}

export type DueDelivery = NonNullable<Awaited<ReturnType<typeof nextDelivery>>>;

/** The delivery that has been due longest, of one endpoint or one world, with all that is needed to send it. */
export async function nextDelivery(db: Reader, of: { endpointId: string } | { worldId: string }) {
  const [row] = await db
    .select({
      id: deliveries.id,
      worldId: deliveries.worldId,
      endpointId: deliveries.endpointId,
      eventType: deliveries.eventType,
      tries: deliveries.tries,
      deferred: deliveries.deferred,
      nextAttemptAt: deliveries.nextAttemptAt,
      body: events.body,
      url: webhookEndpoints.url,
      secret: webhookEndpoints.secret,
    })
    .from(deliveries)
    .innerJoin(worlds, eq(worlds.id, deliveries.worldId))
    .innerJoin(events, eq(events.id, deliveries.eventId))
    .innerJoin(webhookEndpoints, eq(webhookEndpoints.id, deliveries.endpointId))
    .where(
      and(
        eq(deliveries.status, "pending"),
        "endpointId" in of ? eq(deliveries.endpointId, of.endpointId) : eq(deliveries.worldId, of.worldId),
        dueNow(),
      ),
    )
    .orderBy(asc(deliveries.nextAttemptAt), asc(deliveries.seq))
    .limit(1);
  return row;
}

/** Lets go of deliveries that a reorder fault holds back; says how many. */
export async function releaseHeld(
  db: Reader,
  of: { endpointId: string } | { worldId: string },
): Promise<number> {
  const rows = await db
    .update(deliveries)
    .set({ status: "pending" })
    .where(
      and(
        eq(deliveries.status, "held"),
        "endpointId" in of ? eq(deliveries.endpointId, of.endpointId) : eq(deliveries.worldId, of.worldId),
      ),
    )
    .returning({ id: deliveries.id });
  return rows.length;
}

/** Whether anything of this world is due now. */
export async function hasDue(db: Reader, worldId: string): Promise<boolean> {
  return (await nextDelivery(db, { worldId })) !== undefined;
}

/** Starts a delivery over: due at once, with all five tries. */
export async function resend(db: Reader, worldId: string, id: string, now: Date): Promise<boolean> {
  const rows = await db
    .update(deliveries)
    .set({ status: "pending", tries: 0, nextAttemptAt: now })
    .where(and(eq(deliveries.id, id), eq(deliveries.worldId, worldId)))
    .returning({ id: deliveries.id });
  return rows.length > 0;
}

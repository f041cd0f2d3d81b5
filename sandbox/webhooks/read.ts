import { asc, desc, eq, inArray } from "drizzle-orm";
import type { Reader } from "../db/client";
import { deliveries, deliveryAttempts, events, webhookEndpoints } from "../db/schema/index";

/** The newest deliveries of a world with their attempts, for the developer's page. */
export async function listDeliveries(db: Reader, worldId: string, limit: number) {
  const rows = await db
    .select({
      id: deliveries.id,
      eventType: deliveries.eventType,
      status: deliveries.status,
      nextAttemptAt: deliveries.nextAttemptAt,
      createdAt: deliveries.createdAt,
      url: webhookEndpoints.url,
      body: events.body,
    })
    .from(deliveries)
    .innerJoin(events, eq(events.id, deliveries.eventId))
    .innerJoin(webhookEndpoints, eq(webhookEndpoints.id, deliveries.endpointId))
    .where(eq(deliveries.worldId, worldId))
    .orderBy(desc(deliveries.seq))
    .limit(limit);
  const ids = rows.map((row) => row.id);
  const attempts = await db
    .select()
    .from(deliveryAttempts)
    .where(inArray(deliveryAttempts.deliveryId, ids))
    .orderBy(asc(deliveryAttempts.id));
  return rows.map((row) => ({
    ...row,
    attempts: attempts.filter((attempt) => attempt.deliveryId === row.id),
  }));
}

export type ListedDelivery = Awaited<ReturnType<typeof listDeliveries>>[number];

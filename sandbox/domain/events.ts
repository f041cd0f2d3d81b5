import { and, eq } from "drizzle-orm";
import { deliveries, events, webhookEndpoints } from "../db/schema/index";
import type { Step } from "./context";
import { newId } from "./ids";

/** What an endpoint may subscribe to (dhmad-api.md §7). */
export const EVENT_TYPES = [
  "escrow.status.updated",
  "contract.signed",
  "escrow.cancellation.requested",
  "escrow.cancellation.rejected",
  "escrow.cancellation.accepted",
  "escrow.updated",
  "escrow.deposit_proof.rejected",
  "escrow.delivery.rejected",
  "escrow.proof.required",
  "escrow.proof.submitted",
  "escrow.proof.needs_review",
  "escrow.proof.accepted",
  "escrow.proof.accepted_by_timeout",
  "identity.verification.updated",
  "identity.verification.linked",
] as const;

export type EventType = (typeof EVENT_TYPES)[number];

/** Writes an event and its deliveries to the outbox, in the caller's transaction. */
export async function emit(
  { tx, world, now }: Step,
  type: EventType,
  data: Record<string, unknown>,
): Promise<void> {
  const id = `evt_${newId(now)}`;
  const body = JSON.stringify({ id, type, createdAt: now.toISOString(), data });
  await tx.insert(events).values({ id, worldId: world.id, type, body, createdAt: now });
  const endpoints = await tx
    .select()
    .from(webhookEndpoints)
    .where(and(eq(webhookEndpoints.worldId, world.id), eq(webhookEndpoints.isActive, true)));
  const rows = endpoints
    .filter((endpoint) => endpoint.events.includes(type))
    .map((endpoint) => ({
      id: `whd_${newId(now)}`,
      worldId: world.id,
      eventId: id,
      endpointId: endpoint.id,
      eventType: type,
      status: "pending" as const,
      nextAttemptAt: now,
      createdAt: now,
    }));
  if (rows.length > 0) await tx.insert(deliveries).values(rows);
}

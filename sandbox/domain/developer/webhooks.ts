import { randomBytes } from "node:crypto";
import { and, asc, eq, inArray } from "drizzle-orm";
import type { Reader } from "../../db/client";
import { deliveries, webhookEndpoints, worlds } from "../../db/schema/index";
import type { Step } from "../context";
import { EVENT_TYPES } from "../events";
import { newId } from "../ids";
import { isAllowedRedirect } from "../redirects";
import { badRequest, notFound } from "../refusal";

export type Endpoint = typeof webhookEndpoints.$inferSelect;
export type EndpointChange = { url?: string; events?: string[]; isActive?: boolean };

/** dhmad-api.md §7. */
export const MAX_ENDPOINTS = 2;

export async function listEndpoints(reader: Reader, worldId: string): Promise<Endpoint[]> {
  return reader
    .select()
    .from(webhookEndpoints)
    .where(eq(webhookEndpoints.worldId, worldId))
    .orderBy(asc(webhookEndpoints.createdAt), asc(webhookEndpoints.id));
}

/** One of this developer's endpoints; refuses with 404. */
export async function getEndpoint(reader: Reader, worldId: string, id: string): Promise<Endpoint> {
  const [row] = await reader.select().from(webhookEndpoints).where(mine(worldId, id));
  if (!row) throw notFound("Webhook not found");
  return row;
}

/** A new endpoint with a secret of its own; refuses a third one (code `webhook_limit`). */
export async function createEndpoint(
  step: Step,
  { url, events }: { url: string; events?: string[] },
): Promise<Endpoint> {
  const { tx, world, now } = step;
  // One at a time for each developer, or two calls at once would make a third endpoint.
  await tx.select({ id: worlds.id }).from(worlds).where(eq(worlds.id, world.id)).for("update");
  if ((await listEndpoints(tx, world.id)).length >= MAX_ENDPOINTS) {
    const message = `You can create a maximum of ${MAX_ENDPOINTS} webhooks per developer account`;
    throw badRequest(message, undefined, "webhook_limit");
  }
  const [row] = await tx
    .insert(webhookEndpoints)
    .values({
      id: newId(now),
      worldId: world.id,
      url: checkedUrl(url),
      events: checkedEvents(events ?? ["escrow.status.updated"]),
      secret: newSecret(),
      createdAt: now,
    })
    .returning();
  if (!row) throw new Error("The endpoint was not written");
  return row;
}

/** Changes what is named. Deactivating gives up what still waits to be sent; each can be resent by hand. */
export async function updateEndpoint(step: Step, id: string, change: EndpointChange): Promise<Endpoint> {
  const { tx, world } = step;
  const set = {
    ...(change.url === undefined ? {} : { url: checkedUrl(change.url) }),
    ...(change.events === undefined ? {} : { events: checkedEvents(change.events) }),
    ...(change.isActive === undefined ? {} : { isActive: change.isActive }),
  };
  if (Object.keys(set).length === 0) return getEndpoint(tx, world.id, id);
  const [row] = await tx.update(webhookEndpoints).set(set).where(mine(world.id, id)).returning();
  if (!row) throw notFound("Webhook not found");
  if (change.isActive === false) {
    await tx
      .update(deliveries)
      .set({ status: "failed" })
      .where(and(eq(deliveries.endpointId, id), inArray(deliveries.status, ["pending", "held"])));
  }
  return row;
}

/** A new secret; the old one signs nothing any more, retries included. */
export async function regenerateSecret({ tx, world }: Step, id: string): Promise<Endpoint> {
  const [row] = await tx
    .update(webhookEndpoints)
    .set({ secret: newSecret() })
    .where(mine(world.id, id))
    .returning();
  if (!row) throw notFound("Webhook not found");
  return row;
}

/** Removes an endpoint with all its deliveries. */
export async function deleteEndpoint({ tx, world }: Step, id: string): Promise<void> {
  const gone = await tx.delete(webhookEndpoints).where(mine(world.id, id)).returning();
  if (gone.length === 0) throw notFound("Webhook not found");
}

const mine = (worldId: string, id: string) =>
  and(eq(webhookEndpoints.id, id), eq(webhookEndpoints.worldId, worldId));

const newSecret = () => randomBytes(32).toString("hex");

/** HTTPS, or http on this machine. */
function checkedUrl(url: string): string {
  if (!isAllowedRedirect(url, [url])) {
    throw badRequest("url must be an HTTPS URL (http only for localhost)", "url", "bad_webhook_url");
  }
  return url;
}

function checkedEvents(events: string[]): string[] {
  const unknown = events.find((event) => !EVENT_TYPES.some((type) => type === event));
  if (unknown !== undefined) {
    throw badRequest(`Unsupported event type: ${unknown}`, "events", "bad_events");
  }
  if (events.length === 0) throw badRequest("Choose at least one event", "events", "bad_events");
  return [...new Set(events)];
}

import { count, eq } from "drizzle-orm";
import type { Db } from "../db/client";
import { isForeignKeyViolation } from "../db/errors";
import { deliveries, deliveryAttempts } from "../db/schema/index";
import { type Ctx, getWorld, worldTime } from "../domain/context";
import type { WebhookFault } from "../domain/fault-spec";
import { backoffMs, MAX_TRIES } from "./backoff";
import { type DueDelivery, releaseHeld } from "./outbox";
import { buildRequest, type Outgoing } from "./request";

const TIMEOUT_MS = 10_000;
const EXCERPT = 500;

type Outcome = { status: number | null; excerpt: string | null; error: string | null; durationMs: number };

/** The attempt was called off by the sandbox itself (reset, shutdown, endpoint deleted): it does not count. */
export class CalledOff extends Error {}

/** Tries one delivery once, writes down what happened, and decides what comes next. */
export async function attempt(ctx: Ctx, delivery: DueDelivery, signal: AbortSignal): Promise<void> {
  const fault = ctx.faults.takeWebhook(delivery.worldId, delivery.eventType, delivery.deferred);
  if (fault?.effect === "delay" || fault?.effect === "reorder") return defer(ctx.db, delivery, fault);
  if (fault?.effect === "drop") return drop(ctx, delivery);

  const copies = fault?.effect === "duplicate" ? 2 : 1;
  let delivered = false;
  for (let copy = 0; copy < copies; copy += 1) {
    const request = buildRequest(delivery, fault);
    const outcome = await send(delivery.url, request, signal);
    await record(ctx, delivery, request, outcome, fault);
    delivered ||= outcome.status !== null && outcome.status >= 200 && outcome.status < 300;
  }
  await settle(ctx, delivery, delivered);
  await releaseHeld(ctx.db, { endpointId: delivery.endpointId });
}

async function send(url: string, request: Outgoing, signal: AbortSignal): Promise<Outcome> {
  const started = Date.now();
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: request.headers,
      body: request.body,
      redirect: "manual",
      signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
    });
    const excerpt = (await response.text()).slice(0, EXCERPT).replaceAll("\u0000", "");
    return { status: response.status, excerpt, error: null, durationMs: Date.now() - started };
  } catch (error) {
    if (signal.aborted) throw new CalledOff();
    return { status: null, excerpt: null, error: reasonOf(error), durationMs: Date.now() - started };
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === "TimeoutError") return `No answer within ${TIMEOUT_MS / 1000} s`;
  const cause = error.cause;
  if (cause instanceof Error && "code" in cause) return `${cause.code}`;
  return error.message;
}

async function record(
  ctx: Ctx,
  delivery: DueDelivery,
  request: Outgoing,
  outcome: Outcome,
  fault: WebhookFault | undefined,
): Promise<void> {
  const [before] = await ctx.db
    .select({ value: count() })
    .from(deliveryAttempts)
    .where(eq(deliveryAttempts.deliveryId, delivery.id));
  const at = worldTime(await getWorld(ctx.db, delivery.worldId));
  await ctx.db
    .insert(deliveryAttempts)
    .values({
      deliveryId: delivery.id,
      number: (before?.value ?? 0) + 1,
      at,
      requestHeaders: request.headers,
      responseStatus: outcome.status,
      responseExcerpt: outcome.excerpt,
      error: outcome.error,
      fault: fault?.effect ?? null,
      durationMs: outcome.durationMs,
    })
    .catch((error: unknown) => {
      throw isForeignKeyViolation(error) ? new CalledOff() : error;
    });
}

async function settle(ctx: Ctx, delivery: DueDelivery, delivered: boolean): Promise<void> {
  const tries = delivery.tries + 1;
  const now = worldTime(await getWorld(ctx.db, delivery.worldId));
  const change = delivered
    ? { status: "succeeded" as const, tries }
    : tries >= MAX_TRIES
      ? { status: "failed" as const, tries }
      : { tries, nextAttemptAt: new Date(now.getTime() + backoffMs(tries)) };
  await ctx.db.update(deliveries).set(change).where(eq(deliveries.id, delivery.id));
}

async function defer(db: Db, delivery: DueDelivery, fault: WebhookFault): Promise<void> {
  const change =
    fault.effect === "delay"
      ? { deferred: true, nextAttemptAt: new Date(delivery.nextAttemptAt.getTime() + fault.delayMs) }
      : { deferred: true, status: "held" as const };
  await db.update(deliveries).set(change).where(eq(deliveries.id, delivery.id));
}

/** Lost on the way: DHMAD believes it was sent and does not retry. It can be resent by hand. */
async function drop(ctx: Ctx, delivery: DueDelivery): Promise<void> {
  await ctx.db.update(deliveries).set({ status: "dropped" }).where(eq(deliveries.id, delivery.id));
  await releaseHeld(ctx.db, { endpointId: delivery.endpointId });
}

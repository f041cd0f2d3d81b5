import "server-only";
import { eq, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { orderEvents, orders } from "@/db/schema";
import { systemClock } from "@/lib/clock";
import type { DhmadClient } from "@/lib/dhmad";
import { type Applied, applyEscrow } from "./apply";

export type Reading =
  | { ok: true; outcome: Applied }
  | { ok: false; reason: "no_escrow" | "unavailable" | "refused"; message: string; retryAfterMs?: number };

const TRIES_WHEN_STALE = 3;

/**
 * Asks DHMAD how the order's escrow stands and applies the answer, whatever we believed before (rule 5). The order's
 * version is read before the call: an answer that another write overtook is thrown away and asked for again.
 */
export async function readOrder(
  db: Db,
  client: DhmadClient,
  orderId: string,
  source: "return" | "reconciler" | "replay",
): Promise<Reading> {
  for (let tries = 1; ; tries += 1) {
    const [order] = await db
      .select({ escrowId: orders.escrowId, version: orders.version })
      .from(orders)
      .where(eq(orders.id, orderId));
    if (!order?.escrowId) return { ok: false, reason: "no_escrow", message: "the order has no escrow yet" };
    const answer = await client.getEscrow(order.escrowId);
    if (!answer.ok) {
      const retry =
        answer.kind === "unavailable" && answer.retryAfterMs ? { retryAfterMs: answer.retryAfterMs } : {};
      return { ok: false, reason: answer.kind, message: answer.message, ...retry };
    }
    const outcome = await db.transaction(async (tx) => {
      const evidence = { kind: "answer", source, readVersion: order.version } as const;
      const applied = await applyEscrow(tx, orderId, answer.data, evidence);
      if (applied === "stale") return applied;
      if (applied === "mismatch") {
        const data = {
          amountTnd: answer.data.amountTnd ?? answer.data.amount ?? null,
          status: answer.data.status,
        };
        await noteOnce(tx, orderId, source, data);
      }
      await tx.update(orders).set({ lastReadAt: systemClock() }).where(eq(orders.id, orderId));
      return applied;
    });
    if (outcome !== "stale" || tries === TRIES_WHEN_STALE) return { ok: true, outcome };
  }
}

/** One line in the timeline when DHMAD's escrow no longer is what was ordered, not one for each reading. */
async function noteOnce(
  tx: Parameters<typeof applyEscrow>[0],
  orderId: string,
  source: "return" | "reconciler" | "replay",
  data: Record<string, unknown>,
): Promise<void> {
  const noted = await tx
    .select({ type: orderEvents.type })
    .from(orderEvents)
    .where(sql`${orderEvents.orderId} = ${orderId} and ${orderEvents.type} = 'mismatch'`)
    .limit(1);
  if (noted.length === 0)
    await tx.insert(orderEvents).values({ orderId, type: "mismatch", actor: "dhmad", source, data });
}

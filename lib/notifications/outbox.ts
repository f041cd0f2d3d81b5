import "server-only";
import { and, asc, eq, gt, lt } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { orderEventOutbox, orderEvents, orders, sellers } from "@/db/schema";
import { systemClock } from "@/lib/clock";
import { log } from "@/lib/log";
import { notify } from "./notify";
import { noticesOf } from "./told";

/**
 * Tells the steps of orders that nobody was told of yet. A step leaves the outbox in the transaction that writes its
 * notifications, so that it is told once, whatever crashes and however many workers share the work. One that fails is
 * left for the next run and does not hold up those behind it. Returns how many were told.
 */
export async function tellOrderEvents(db: Db, now = systemClock()): Promise<number> {
  let told = 0;
  for (let after = 0; ; ) {
    const eventId = await nextAfter(db, after);
    if (eventId === null) return told;
    after = eventId;
    try {
      if (await db.transaction((tx) => tellOne(tx, eventId, now))) told += 1;
    } catch (cause) {
      log.error("notify.step_failed", { eventId }, cause);
    }
  }
}

async function nextAfter(db: Db, after: number): Promise<number | null> {
  const [row] = await db
    .select({ eventId: orderEventOutbox.eventId })
    .from(orderEventOutbox)
    .where(gt(orderEventOutbox.eventId, after))
    .orderBy(asc(orderEventOutbox.eventId))
    .limit(1);
  return row?.eventId ?? null;
}

async function tellOne(tx: Tx, eventId: number, now: Date): Promise<boolean> {
  const [mine] = await tx
    .select({ eventId: orderEventOutbox.eventId })
    .from(orderEventOutbox)
    .where(eq(orderEventOutbox.eventId, eventId))
    .for("update", { skipLocked: true });
  // Another worker has it.
  if (!mine) return false;
  const [row] = await tx
    .select({ event: orderEvents, order: orders, shop: sellers.name })
    .from(orderEvents)
    .innerJoin(orders, eq(orders.id, orderEvents.orderId))
    .leftJoin(sellers, eq(sellers.userId, orders.sellerId))
    .where(eq(orderEvents.id, eventId));
  if (row) {
    const signedBefore = await signaturesBefore(tx, row.order.id, eventId);
    for (const notice of noticesOf({ ...row, shop: row.shop ?? "Souk", signedBefore }))
      await notify(tx, notice, now);
  }
  await tx.delete(orderEventOutbox).where(eq(orderEventOutbox.eventId, eventId));
  return true;
}

/** The sides whose signature stood when this step was taken. */
async function signaturesBefore(tx: Tx, orderId: string, eventId: number): Promise<string[]> {
  const earlier = await tx
    .select({ type: orderEvents.type, data: orderEvents.data })
    .from(orderEvents)
    .where(and(eq(orderEvents.orderId, orderId), lt(orderEvents.id, eventId)))
    .orderBy(asc(orderEvents.id));
  const signed = new Set<string>();
  for (const { type, data } of earlier) {
    if (type === "contract_signed") signed.add(String(data.signedBy));
    if (type === "signature_withdrawn") signed.delete(String(data.signedBy));
  }
  return [...signed];
}

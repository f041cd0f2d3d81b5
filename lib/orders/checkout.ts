import "server-only";
import { and, desc, eq, gt, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { checkoutSessions, orderEvents } from "@/db/schema";
import { MINUTE_MS, systemClock } from "@/lib/clock";
import type { DhmadClient, SessionAction } from "@/lib/dhmad";
import { fail, ok, type Result } from "@/lib/result";
import type { Order } from "./apply";
import { intend, settle } from "./calls";
import { ensureEscrow } from "./escrow";
import { mayAskDhmad } from "./limit";
import { findOrder, findParty } from "./queries";
import { readOrder } from "./read";
import {
  type CheckoutAction,
  isCheckoutAction,
  mayAct,
  type OrderSide,
  ruleOf,
  SESSION_ACTIONS,
} from "./state";

/** A pending session is used again while it has at least this long to live; DHMAD gives it 30 minutes (section 5). */
const SESSION_MARGIN_MS = 5 * MINUTE_MS;

export type CheckoutStart = { kind: "redirect"; url: string } | { kind: "under_way" };

/**
 * Leads a person to DHMAD's checkout for one action of theirs (dhmad-api.md, section 5): makes sure that the escrow
 * exists, then gives the address of a session, an earlier one where it still lives. `begin` is whatever the order asks
 * of them first. Fails with DHMAD's `user_message` where a business rule forbids it.
 */
export async function startCheckout(
  db: Db,
  client: DhmadClient,
  userId: string,
  orderId: string,
  wanted: CheckoutAction | "begin",
  appUrl: string,
): Promise<Result<CheckoutStart>> {
  const party = await findParty(db, userId, orderId);
  if (!party) return fail("not_found", "orderUnknown");
  const { side } = party;
  if (!(await mayAskDhmad(db, userId))) return fail("rate_limited", "tooManyRequests");
  if (side === "buyer" && party.order.status === "placing") {
    const ensured = await ensureEscrow(db, client, orderId);
    if (!ensured.ok) return ensured;
    if (ensured.data === "under_way") return ok({ kind: "under_way" });
  }
  const order = await findOrder(db, userId, orderId, side);
  const action = order && (wanted === "begin" ? ruleOf(order).asked[side] : wanted);
  if (!order?.escrowId || !action || !isCheckoutAction(action) || !mayAct(order, side, action))
    return fail("conflict", "orderMovedOn");

  const open = await openSession(db, order, userId, SESSION_ACTIONS[action]);
  if (open) return ok({ kind: "redirect", url: open });
  return createSession(db, client, { order, userId, side, action: SESSION_ACTIONS[action], appUrl });
}

/**
 * A session of this person's for the same action that can still be used: begun since the order last changed, because a
 * second proof or a second request for cancellation is another deed than the first.
 */
async function openSession(
  db: Db,
  order: Order,
  userId: string,
  action: SessionAction,
): Promise<string | null> {
  const lastStep = sql`(select max(${orderEvents.recordedAt}) from ${orderEvents} where ${orderEvents.orderId} = ${order.id})`;
  const [session] = await db
    .select({ url: checkoutSessions.url })
    .from(checkoutSessions)
    .where(
      and(
        eq(checkoutSessions.orderId, order.id),
        eq(checkoutSessions.userId, userId),
        eq(checkoutSessions.action, action),
        eq(checkoutSessions.escrowId, order.escrowId ?? ""),
        eq(checkoutSessions.status, "pending"),
        gt(checkoutSessions.createdAt, lastStep),
        gt(checkoutSessions.expiresAt, new Date(systemClock().getTime() + SESSION_MARGIN_MS)),
      ),
    )
    .orderBy(desc(checkoutSessions.createdAt))
    .limit(1);
  return session?.url ?? null;
}

type SessionPlan = { order: Order; userId: string; side: OrderSide; action: SessionAction; appUrl: string };

async function createSession(
  db: Db,
  client: DhmadClient,
  { order, userId, side, action, appUrl }: SessionPlan,
): Promise<Result<CheckoutStart>> {
  const targetUserEmail = side === "buyer" ? order.buyerEmail : order.sellerEmail;
  if (!order.escrowId || !targetUserEmail) return fail("conflict", "orderMovedOn");
  const { escrowId } = order;
  const callId = await intend(db, {
    operation: "create_session",
    orderId: order.id,
    userId,
    escrowId,
    request: { action },
  });
  const answer = await client.createSession(escrowId, {
    action,
    targetUserEmail,
    redirectUrl: `${appUrl}/checkout/callback`,
    metadata: { order_id: order.id },
  });
  await settle(db, callId, answer);
  if (answer.ok) {
    const { sessionId, url, expiresAt } = answer.data;
    await db
      .insert(checkoutSessions)
      .values({
        id: sessionId,
        orderId: order.id,
        userId,
        escrowId,
        action,
        url,
        expiresAt: new Date(expiresAt),
      })
      .onConflictDoNothing();
    return ok({ kind: "redirect", url });
  }
  if (answer.kind === "unavailable") return fail("dhmad_unreachable", "dhmadUnreachable");
  // "Already paid", "already completed": our screen is behind. Ask before telling.
  await readOrder(db, client, order.id, "return");
  return fail("refused_by_dhmad", answer.userMessage ?? "dhmadRefused");
}

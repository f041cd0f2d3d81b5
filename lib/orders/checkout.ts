import "server-only";
import { and, desc, eq, gt } from "drizzle-orm";
import type { Db } from "@/db/client";
import { checkoutSessions, orders } from "@/db/schema";
import { MINUTE_MS, systemClock } from "@/lib/clock";
import type { DhmadClient } from "@/lib/dhmad";
import type { Locale } from "@/lib/i18n/locales";
import { fail, ok, type Result } from "@/lib/result";
import type { Order } from "./apply";
import { intend, settle } from "./calls";
import { ensureEscrow } from "./escrow";
import { mayAskDhmad } from "./limit";
import { findOrder } from "./queries";
import { readOrder } from "./read";
import { mayAct, type OrderAction } from "./state";

type Buyer = { id: string; email: string };

/** A pending session is used again while it has at least this long to live; DHMAD gives it 30 minutes (section 5). */
const SESSION_MARGIN_MS = 5 * MINUTE_MS;

export type CheckoutStart = { kind: "redirect"; url: string } | { kind: "under_way" };
type CheckoutAction = Extract<OrderAction, "pay" | "confirm">;

const SESSION_ACTION = { pay: "accept_pay", confirm: "complete" } as const;

/**
 * Leads a buyer to DHMAD's checkout: makes sure that the escrow exists, then gives the address of a checkout session
 * for this person and action (dhmad-api.md, section 5), an earlier one where it still lives. Fails with DHMAD's
 * `user_message` where a business rule forbids it.
 */
export async function startCheckout(
  db: Db,
  client: DhmadClient,
  buyer: Buyer,
  orderId: string,
  action: CheckoutAction,
  appUrl: string,
): Promise<Result<CheckoutStart>> {
  const order = await findOrder(db, buyer.id, orderId, "buyer");
  if (!order) return fail("not_found", "orderUnknown");
  if (!(await mayAskDhmad(db, buyer.id))) return fail("rate_limited", "tooManyRequests");
  if (action === "pay" && order.status === "placing") {
    const ensured = await ensureEscrow(db, client, orderId);
    if (!ensured.ok) return ensured;
    if (ensured.data === "under_way") return ok({ kind: "under_way" });
  }
  const ready = await findOrder(db, buyer.id, orderId, "buyer");
  if (!ready?.escrowId || !mayAct(ready.status, "buyer", action)) return fail("conflict", "orderMovedOn");

  const open = await openSession(db, ready, buyer.id, SESSION_ACTION[action]);
  if (open) return ok({ kind: "redirect", url: open });
  return createSession(db, client, ready, ready.escrowId, buyer, SESSION_ACTION[action], appUrl);
}

async function openSession(db: Db, order: Order, userId: string, action: string): Promise<string | null> {
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
        gt(checkoutSessions.expiresAt, new Date(systemClock().getTime() + SESSION_MARGIN_MS)),
      ),
    )
    .orderBy(desc(checkoutSessions.createdAt))
    .limit(1);
  return session?.url ?? null;
}

async function createSession(
  db: Db,
  client: DhmadClient,
  order: Order,
  escrowId: string,
  buyer: Buyer,
  action: "accept_pay" | "complete",
  appUrl: string,
): Promise<Result<CheckoutStart>> {
  const callId = await intend(db, {
    operation: "create_session",
    orderId: order.id,
    userId: buyer.id,
    escrowId,
    request: { action },
  });
  const answer = await client.createSession(escrowId, {
    action,
    targetUserEmail: order.buyerEmail,
    redirectUrl: `${appUrl}/checkout/callback`,
    metadata: { order_id: order.id },
  });
  await settle(db, callId, answer);
  if (answer.ok) {
    const { sessionId, url, expiresAt } = answer.data;
    const session = { id: sessionId, orderId: order.id, userId: buyer.id, escrowId, action, url };
    await db
      .insert(checkoutSessions)
      .values({ ...session, expiresAt: new Date(expiresAt) })
      .onConflictDoNothing();
    return ok({ kind: "redirect", url });
  }
  if (answer.kind === "unavailable") return fail("dhmad_unreachable", "dhmadUnreachable");
  // "Already paid", "already completed": our screen is behind. Ask before telling.
  await readOrder(db, client, order.id, "return");
  return fail("refused_by_dhmad", answer.userMessage ?? "dhmadRefused");
}

export type CheckoutReturn = {
  orderId: string;
  locale: Locale;
  /** `unknown`: DHMAD did not answer. Nobody may be told that nothing was paid, nor asked to pay again. */
  sessionStatus: "pending" | "completed" | "expired" | "cancelled" | "unknown";
};

/**
 * What the browser's return from checkout leads to. The redirect proves nothing (rule 6): the session must be one that
 * we created for this person, and what it came to is what DHMAD answers, never what the address says. Null: not theirs.
 */
export async function returnFromCheckout(
  db: Db,
  client: DhmadClient,
  userId: string,
  sessionId: string,
): Promise<CheckoutReturn | null> {
  const [session] = await db
    .select({
      orderId: checkoutSessions.orderId,
      status: checkoutSessions.status,
      locale: orders.buyerLocale,
    })
    .from(checkoutSessions)
    .innerJoin(orders, eq(orders.id, checkoutSessions.orderId))
    .where(and(eq(checkoutSessions.id, sessionId), eq(checkoutSessions.userId, userId)));
  if (!session) return null;
  const { orderId, locale } = session;
  // A page that is loaded again and again shows what is known.
  if (!(await mayAskDhmad(db, userId))) return { orderId, locale, sessionStatus: session.status };
  const answer = await client.getSession(sessionId);
  const known = (["pending", "completed", "expired", "cancelled"] as const).find(
    (status) => answer.ok && status === answer.data.status,
  );
  const status = known ?? session.status;
  await db
    .update(checkoutSessions)
    .set({ status, returnedAt: systemClock() })
    .where(and(eq(checkoutSessions.id, sessionId), eq(checkoutSessions.userId, userId)));
  // Where DHMAD is silent the person does not wait for the same silence twice.
  if (answer.ok || answer.kind === "refused") await readOrder(db, client, orderId, "return");
  return { orderId, locale, sessionStatus: known ?? (status === "pending" ? "unknown" : status) };
}

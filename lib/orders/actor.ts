import "server-only";
import { and, desc, eq, inArray } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { checkoutSessions, dhmadCalls, type orders } from "@/db/schema";
import type { OrderMove } from "./moves";

type Order = typeof orders.$inferSelect;

/**
 * Who took a step that DHMAD does not name. The buyer completed only where a session of theirs asked for it, since DHMAD
 * also completes by itself; whoever cancelled through us left a call or a session behind.
 */
export async function withActor(tx: Tx, order: Order, step: OrderMove): Promise<OrderMove> {
  if (step.type === "completed" && step.actor === "buyer") {
    const asked = await newestSession(tx, order.id, ["complete"]);
    return asked ? step : { ...step, actor: "dhmad" };
  }
  if (step.type !== "cancelled") return step;
  const userId =
    step.from === "awaiting_payment"
      ? await cancelledBy(tx, order.id)
      : ((await newestSession(tx, order.id, ["accept_cancellation", "cancel_escrow"]))?.userId ?? null);
  if (!userId) return step;
  return { ...step, actor: userId === order.buyerId ? "buyer" : "seller" };
}

/** Who opened the dispute that DHMAD names no one for: the side whose session asked for it. */
export async function disputeActor(tx: Tx, order: Order): Promise<"buyer" | "seller" | "dhmad"> {
  const session = await newestSession(tx, order.id, ["dispute"]);
  if (!session) return "dhmad";
  return session.userId === order.buyerId ? "buyer" : "seller";
}

async function newestSession(
  tx: Tx,
  orderId: string,
  actions: string[],
): Promise<{ userId: string } | undefined> {
  const [session] = await tx
    .select({ userId: checkoutSessions.userId })
    .from(checkoutSessions)
    .where(
      and(
        eq(checkoutSessions.orderId, orderId),
        inArray(checkoutSessions.action, actions),
        inArray(checkoutSessions.status, ["pending", "completed"]),
      ),
    )
    .orderBy(desc(checkoutSessions.createdAt))
    .limit(1);
  return session;
}

async function cancelledBy(tx: Tx, orderId: string): Promise<string | null> {
  const [call] = await tx
    .select({ userId: dhmadCalls.userId })
    .from(dhmadCalls)
    .where(
      and(
        eq(dhmadCalls.orderId, orderId),
        eq(dhmadCalls.operation, "cancel_escrow"),
        inArray(dhmadCalls.state, ["sent", "succeeded", "unknown"]),
      ),
    )
    .orderBy(desc(dhmadCalls.createdAt))
    .limit(1);
  return call?.userId ?? null;
}

import "server-only";
import { and, eq } from "drizzle-orm";
import type { Db } from "@/db/client";
import { dhmadCalls, orders } from "@/db/schema";
import { systemClock } from "@/lib/clock";
import type { DhmadClient, NewEscrow } from "@/lib/dhmad";
import { log } from "@/lib/log";
import { toDecimal } from "@/lib/money";
import { fail, ok, type Result } from "@/lib/result";
import { applyEscrow, failOrder, type Order } from "./apply";
import { intend, settle } from "./calls";

/** `ready`: the escrow is known. `under_way`: another request is creating it at this moment, or its answer was lost. */
export type EscrowState = "ready" | "under_way";

/** DHMAD takes 200 characters; the reference stands first, so that a cut never loses it. */
export const escrowTitle = (order: Pick<Order, "reference" | "title">) =>
  `${order.reference} · ${order.title}`.slice(0, 200);

/** The order that an escrow's title names, whether or not its answer ever reached us. */
export const referenceIn = (title: string | null | undefined): string | null =>
  /^(S-[0-9A-HJKMNP-TV-Z]{10}) · /.exec(title ?? "")?.[1] ?? null;

/** What DHMAD is asked to hold, in the order's mode (dhmad-api.md, section 4). */
export function toNewEscrow(order: Order): NewEscrow {
  const common = {
    title: escrowTitle(order),
    amount: toDecimal(order.priceMinor, order.currency),
    currency: order.currency,
    buyerEmail: order.buyerEmail,
  };
  if (order.mode === "instant") return { ...common, mode: "instant" };
  const sale = {
    ...common,
    // The checks of the table: only an instant order has no seller's address, only a service has terms.
    sellerEmail: order.sellerEmail ?? "",
    estimatedDeliveryDays: order.deliveryDays,
    developerFeePercentage: order.developerFeePercentage,
  };
  if (order.mode === "standard")
    return { ...sale, mode: "standard", contractTerms: order.contractTerms ?? "" };
  const policy = order.fulfillmentPolicy;
  return { ...sale, mode: "quick", ...(policy ? { fulfillmentPolicy: policy } : {}) };
}

/**
 * Sends the committed attempt to create the order's escrow. Exactly one caller wins the attempt and sends it; a second
 * one is told that it is under way (rule 7). DHMAD knows no idempotency key (dhmad-api.md, section 4): where the answer
 * is lost the attempt becomes `unknown` and is left to the reconciler, never blindly sent again.
 */
export async function ensureEscrow(
  db: Db,
  client: DhmadClient,
  orderId: string,
): Promise<Result<EscrowState>> {
  const claimed = await claimAttempt(db, orderId);
  if (!claimed) return presentState(db, orderId);
  const { callId, order } = claimed;

  const answer = await client.createEscrow(toNewEscrow(order));

  if (answer.ok) {
    const { escrow, url } = answer.data;
    const outcome = await db.transaction(async (tx) => {
      await tx
        .update(dhmadCalls)
        .set({
          state: "succeeded",
          escrowId: escrow.id,
          httpStatus: answer.status,
          finishedAt: systemClock(),
        })
        .where(eq(dhmadCalls.id, callId));
      const applied = await applyEscrow(tx, order.id, escrow, {
        kind: "answer",
        source: "command",
        readVersion: order.version,
      });
      if (applied === "applied" && url)
        await tx.update(orders).set({ escrowUrl: url }).where(eq(orders.id, order.id));
      return applied;
    });
    if (outcome === "mismatch" || outcome === "unknown_status") return giveUp(db, client, order, escrow.id);
    // Anything else: the order moved on while DHMAD answered. Its present state decides, the reconciler tidies up.
    return outcome === "applied" ? ok("ready") : presentState(db, orderId);
  }

  if (answer.kind === "refused") {
    await db.transaction(async (tx) => {
      await tx
        .update(dhmadCalls)
        .set({
          state: "refused",
          httpStatus: answer.status,
          errorCode: answer.code,
          errorMessage: answer.message,
          finishedAt: systemClock(),
        })
        .where(eq(dhmadCalls.id, callId));
      await failOrder(tx, order.id, answer.code, answer.userMessage ?? null);
    });
    return fail("refused_by_dhmad", answer.userMessage ?? "dhmadRefused");
  }

  await db
    .update(dhmadCalls)
    .set(
      answer.certain
        ? { state: "intended", sentAt: null, errorMessage: answer.message }
        : { state: "unknown", errorMessage: answer.message },
    )
    .where(eq(dhmadCalls.id, callId));
  return fail("dhmad_unreachable", "dhmadUnreachable");
}

/**
 * DHMAD made something else than what was ordered (another price, other people). No attempt mends that, and a buyer must
 * not wait for it: the order has failed, and what nobody may pay is cancelled.
 */
async function giveUp(
  db: Db,
  client: DhmadClient,
  order: Order,
  escrowId: string,
): Promise<Result<EscrowState>> {
  log.error("escrow.not_as_ordered", { orderId: order.id, escrowId });
  await db.transaction((tx) => failOrder(tx, order.id, "MISMATCH", null));
  const callId = await intend(db, { operation: "cancel_escrow", orderId: order.id, escrowId });
  await settle(db, callId, await client.cancelEscrow(escrowId));
  return fail("refused_by_dhmad", "dhmadRefused");
}

/** Turns the order's intended attempt into a sent one, for one caller only. */
async function claimAttempt(db: Db, orderId: string): Promise<{ callId: string; order: Order } | null> {
  return db.transaction(async (tx) => {
    const [order] = await tx
      .select()
      .from(orders)
      .where(and(eq(orders.id, orderId), eq(orders.status, "placing")))
      .for("update");
    if (!order) return null;
    const [call] = await tx
      .update(dhmadCalls)
      .set({
        state: "sent",
        sentAt: systemClock(),
        request: { title: escrowTitle(order), amountMillimes: order.priceMinor },
      })
      .where(
        and(
          eq(dhmadCalls.orderId, orderId),
          eq(dhmadCalls.operation, "create_escrow"),
          eq(dhmadCalls.state, "intended"),
        ),
      )
      .returning({ id: dhmadCalls.id });
    return call ? { callId: call.id, order } : null;
  });
}

async function presentState(db: Db, orderId: string): Promise<Result<EscrowState>> {
  const [order] = await db
    .select({ status: orders.status, message: orders.failureMessage })
    .from(orders)
    .where(eq(orders.id, orderId));
  if (order?.status === "placing") return ok("under_way");
  if (order?.status === "failed") return fail("refused_by_dhmad", order.message ?? "dhmadRefused");
  return ok("ready");
}

import "server-only";
import type { Db } from "@/db/client";
import type { DhmadClient } from "@/lib/dhmad";
import { fail, ok, type Result } from "@/lib/result";
import { intend, settle } from "./calls";
import { mayAskDhmad } from "./limit";
import { findOrder, findParty } from "./queries";
import { readOrder } from "./read";
import { mayAct } from "./state";

export type Delivery = { kind: "delivered" } | { kind: "at_dhmad"; url: string };

/**
 * Marks an order as delivered. DHMAD lets only the seller do so, and our key is no party of a sale between two others:
 * its 403 sends the seller to the escrow's own page (dhmad-api.md, section 4, `POST /escrows/:id/deliver`).
 */
export async function deliverOrder(
  db: Db,
  client: DhmadClient,
  sellerId: string,
  orderId: string,
): Promise<Result<Delivery>> {
  const order = await findOrder(db, sellerId, orderId, "seller");
  if (!order) return fail("not_found", "orderUnknown");
  if (!order.escrowId || !mayAct(order, "seller", "deliver")) return fail("conflict", "orderMovedOn");
  if (!(await mayAskDhmad(db, sellerId))) return fail("rate_limited", "tooManyRequests");
  const callId = await intend(db, {
    operation: "deliver_escrow",
    orderId,
    userId: sellerId,
    escrowId: order.escrowId,
  });
  const answer = await client.deliverEscrow(order.escrowId);
  await settle(db, callId, answer);
  if (answer.ok) {
    await readOrder(db, client, orderId, "return");
    return ok({ kind: "delivered" });
  }
  if (answer.kind === "unavailable") return fail("dhmad_unreachable", "dhmadUnreachable");
  if (answer.status === 403) {
    return ok({ kind: "at_dhmad", url: order.escrowUrl ?? client.escrowPageUrl(order.escrowId) });
  }
  await readOrder(db, client, orderId, "return");
  return fail("refused_by_dhmad", answer.userMessage ?? "dhmadRefused");
}

/**
 * Where a delivery is rejected: only the buyer may, and our key is not the buyer, so it happens on the escrow's own page
 * (dhmad-api.md, section 4, "What this means").
 */
export async function rejectionPage(
  db: Db,
  client: DhmadClient,
  buyerId: string,
  orderId: string,
): Promise<Result<{ url: string }>> {
  const order = await findOrder(db, buyerId, orderId, "buyer");
  if (!order) return fail("not_found", "orderUnknown");
  if (!order.escrowId || !mayAct(order, "buyer", "reject_delivery")) return fail("conflict", "orderMovedOn");
  return ok({ url: order.escrowUrl ?? client.escrowPageUrl(order.escrowId) });
}

/**
 * Cancels an order that is not paid, for its buyer or its seller (dhmad-api.md, section 4, `POST /escrows/:id/cancel`).
 * What came of it is what DHMAD says afterwards: the buyer may have paid at the same moment.
 */
export async function cancelOrder(
  db: Db,
  client: DhmadClient,
  userId: string,
  orderId: string,
): Promise<Result<null>> {
  const party = await findParty(db, userId, orderId);
  if (!party) return fail("not_found", "orderUnknown");
  const { order, side } = party;
  if (!order.escrowId || !mayAct(order, side, "cancel")) return fail("conflict", "orderMovedOn");
  if (!(await mayAskDhmad(db, userId))) return fail("rate_limited", "tooManyRequests");
  const callId = await intend(db, { operation: "cancel_escrow", orderId, userId, escrowId: order.escrowId });
  const answer = await client.cancelEscrow(order.escrowId);
  await settle(db, callId, answer);
  await readOrder(db, client, orderId, "return");
  if (answer.ok) return ok(null);
  if (answer.kind === "unavailable") return fail("dhmad_unreachable", "dhmadUnreachable");
  return fail("refused_by_dhmad", answer.userMessage ?? "orderMovedOn");
}

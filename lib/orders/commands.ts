import "server-only";
import { and, eq, inArray, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { dhmadCalls, listings, orderEvents, orders, sellers } from "@/db/schema";
import type { DhmadClient } from "@/lib/dhmad";
import type { Locale } from "@/lib/i18n/locales";
import { fail, ok, type Result } from "@/lib/result";
import { intend, settle } from "./calls";
import type { PlaceOrderInput } from "./input";
import { mayAskDhmad } from "./limit";
import { findOrder } from "./queries";
import { readOrder } from "./read";
import { newReference } from "./reference";
import { mayAct } from "./state";

type Buyer = { id: string; email: string };
export type PlaceOptions = { developerFeePercentage: number; locale: Locale };

/**
 * Writes the order, with its price computed here from the listing, and the attempt to create its escrow, in one
 * transaction (rule 1). Repeated or concurrent calls of one buyer for one listing give the same unpaid order (rule 7).
 * Fails with `not_found` (no such public listing), `forbidden` (one's own), `not_verified` (approval withdrawn).
 */
export async function placeOrder(
  db: Db,
  buyer: Buyer,
  input: PlaceOrderInput,
  options: PlaceOptions,
): Promise<Result<{ orderId: string }>> {
  return db.transaction(async (tx) => {
    const [found] = await tx
      .select({ listing: listings, seller: sellers })
      .from(listings)
      .innerJoin(sellers, eq(sellers.userId, listings.sellerId))
      .where(and(eq(listings.slug, input.slug), eq(listings.status, "published")))
      .for("share", { of: sellers });
    if (!found) return fail("not_found", "listingUnavailable");
    const { listing, seller } = found;
    if (listing.sellerId === buyer.id) return fail("forbidden", "ownListing");
    if (seller.kycStatus !== "approved") return fail("not_verified", "sellerNotVerified");
    if (listing.priceMinor === null || listing.deliveryDays === null)
      return fail("not_found", "listingUnavailable");
    if (listing.priceMinor !== input.priceMinor) return fail("conflict", "priceChanged");
    // DHMAD tells the two sides apart by their addresses: a person cannot sell to the address that is paid.
    if (seller.dhmadEmail === buyer.email.toLowerCase()) return fail("forbidden", "ownListing");

    const [placed] = await tx
      .insert(orders)
      .values({
        reference: newReference(),
        buyerId: buyer.id,
        sellerId: listing.sellerId,
        listingId: listing.id,
        mode: "quick",
        title: listing.title,
        priceMinor: listing.priceMinor,
        deliveryDays: listing.deliveryDays,
        buyerEmail: buyer.email.toLowerCase(),
        sellerEmail: seller.dhmadEmail,
        buyerLocale: options.locale,
        developerFeePercentage: options.developerFeePercentage,
      })
      .onConflictDoNothing({
        target: [orders.buyerId, orders.listingId],
        where: sql`status in ('placing', 'awaiting_payment')`,
      })
      .returning({ id: orders.id });
    if (!placed) {
      const [open] = await tx
        .select({ id: orders.id })
        .from(orders)
        .where(
          and(
            eq(orders.buyerId, buyer.id),
            eq(orders.listingId, listing.id),
            inArray(orders.status, ["placing", "awaiting_payment"]),
          ),
        );
      return open ? ok({ orderId: open.id }) : fail("conflict", "tryAgain");
    }
    await tx.insert(dhmadCalls).values({ operation: "create_escrow", orderId: placed.id, userId: buyer.id });
    await tx
      .insert(orderEvents)
      .values({ orderId: placed.id, type: "placed", toStatus: "placing", actor: "buyer", source: "command" });
    return ok({ orderId: placed.id });
  });
}

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
  if (!order.escrowId || !mayAct(order.status, "seller", "deliver")) return fail("conflict", "orderMovedOn");
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
 * Cancels an order that is not paid, for its buyer or its seller (dhmad-api.md, section 4, `POST /escrows/:id/cancel`).
 * What came of it is what DHMAD says afterwards: the buyer may have paid at the same moment.
 */
export async function cancelOrder(
  db: Db,
  client: DhmadClient,
  userId: string,
  orderId: string,
): Promise<Result<null>> {
  const side = (await findOrder(db, userId, orderId, "buyer")) ? "buyer" : "seller";
  const order = await findOrder(db, userId, orderId, side);
  if (!order) return fail("not_found", "orderUnknown");
  if (!order.escrowId || !mayAct(order.status, side, "cancel")) return fail("conflict", "orderMovedOn");
  if (!(await mayAskDhmad(db, userId))) return fail("rate_limited", "tooManyRequests");
  const callId = await intend(db, { operation: "cancel_escrow", orderId, userId, escrowId: order.escrowId });
  const answer = await client.cancelEscrow(order.escrowId);
  await settle(db, callId, answer);
  await readOrder(db, client, orderId, "return");
  if (answer.ok) return ok(null);
  if (answer.kind === "unavailable") return fail("dhmad_unreachable", "dhmadUnreachable");
  return fail("refused_by_dhmad", answer.userMessage ?? "orderMovedOn");
}

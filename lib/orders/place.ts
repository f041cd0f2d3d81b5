import "server-only";
import { and, eq, inArray, sql } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { violatedConstraint } from "@/db/errors";
import { dhmadCalls, listings, orderEvents, orders, sellers } from "@/db/schema";
import { DAY_MS, systemClock } from "@/lib/clock";
import type { Locale } from "@/lib/i18n/locales";
import { fail, ok, type Result } from "@/lib/result";
import type { PlaceOrderInput } from "./input";
import { newReference } from "./reference";
import { termsDigest } from "./terms";

type Buyer = { id: string; email: string };
type Listing = typeof listings.$inferSelect;
export type PlaceOptions = { developerFeePercentage: number; locale: Locale };

/** How long counted stock is kept for an order that is not paid: a contract takes two people's time. */
const RESERVED_MS = { quick: 2 * DAY_MS, quick_proof: 2 * DAY_MS, standard: 7 * DAY_MS } as const;

/**
 * Writes the order, with its price computed here from the listing, and the attempt to create its escrow, in one
 * transaction (rule 1). Repeated or concurrent calls of one buyer for one listing give the same unpaid order (rule 7).
 * Fails with `not_found` (no such public listing), `forbidden` (one's own), `not_verified` (approval withdrawn),
 * `conflict` (another price or other terms than the buyer saw, nothing left, or the shop is closed for a while).
 */
export async function placeOrder(
  db: Db,
  buyer: Buyer,
  input: PlaceOrderInput,
  options: PlaceOptions,
): Promise<Result<{ orderId: string }>> {
  try {
    return await db.transaction((tx) => place(tx, buyer, input, options));
  } catch (cause) {
    const broken = violatedConstraint(cause);
    if (broken === "listings_stock") return fail("conflict", "soldOut");
    if (broken === "orders_seller_away") return fail("conflict", "sellerAway");
    throw cause;
  }
}

async function place(
  tx: Tx,
  buyer: Buyer,
  input: PlaceOrderInput,
  options: PlaceOptions,
): Promise<Result<{ orderId: string }>> {
  const [found] = await tx
    .select({ seller: sellers })
    .from(listings)
    .innerJoin(sellers, eq(sellers.userId, listings.sellerId))
    .where(eq(listings.slug, input.slug))
    .for("share", { of: sellers });
  // The seller first, then the listing, as a withdrawn approval locks them. What is ordered is what is read here.
  const [listing] = await tx
    .select()
    .from(listings)
    .where(and(eq(listings.slug, input.slug), eq(listings.status, "published")))
    .for("no key update");
  if (!found || !listing) return fail("not_found", "listingUnavailable");
  const { seller } = found;
  if (listing.sellerId === buyer.id) return fail("forbidden", "ownListing");
  if (seller.kycStatus !== "approved") return fail("not_verified", "sellerNotVerified");
  if (listing.mode === "instant" || listing.priceMinor === null || listing.deliveryDays === null)
    return fail("not_found", "listingUnavailable");
  if (listing.priceMinor !== input.priceMinor || listing.currency !== (input.currency ?? "TND"))
    return fail("conflict", "priceChanged");
  if (listing.mode === "standard" && input.termsDigest !== termsDigest(listing.contractTerms))
    return fail("conflict", "termsChanged");
  // DHMAD tells the two sides apart by their addresses: a person cannot sell to the address that is paid.
  const buyerEmail = buyer.email.toLowerCase();
  if (seller.dhmadEmail === buyerEmail) return fail("forbidden", "ownListing");

  const orderId = await writeOrder(tx, {
    ...snapshot(listing),
    buyerId: buyer.id,
    buyerEmail,
    sellerId: listing.sellerId,
    sellerEmail: seller.dhmadEmail,
    priceMinor: listing.priceMinor,
    deliveryDays: listing.deliveryDays,
    buyerLocale: options.locale,
    developerFeePercentage: options.developerFeePercentage,
    reservedUntil:
      listing.stock === null ? null : new Date(systemClock().getTime() + RESERVED_MS[listing.mode]),
  });
  return orderId ? ok({ orderId }) : fail("conflict", "tryAgain");
}

/** What an order keeps of its listing, whatever becomes of that (rule 9). */
function snapshot(listing: Listing) {
  const policy = {
    type: "purchase_proof_required" as const,
    proofUploadDeadlineHours: listing.proofUploadHours,
    buyerReviewDeadlineHours: listing.proofReviewHours,
    allowedProofTypes: listing.proofTypes,
  };
  return {
    listingId: listing.id,
    mode: listing.mode,
    title: listing.title,
    currency: listing.currency,
    contractTerms: listing.mode === "standard" ? listing.contractTerms : null,
    fulfillmentPolicy: listing.mode === "quick_proof" ? policy : null,
  };
}

export type NewOrder = Omit<typeof orders.$inferInsert, "id" | "reference" | "status">;

/**
 * Writes an order with the attempt to create its escrow and the first line of its timeline. Where this buyer has an unpaid
 * order for the listing, that one is returned. Null: it was paid or ended at this very moment.
 */
export async function writeOrder(tx: Tx, order: NewOrder): Promise<string | null> {
  const unpaid = inArray(orders.status, ["placing", "awaiting_payment"]);
  const mine = and(eq(orders.buyerId, order.buyerId), eq(orders.listingId, order.listingId), unpaid);
  // Looked for first: what it holds of the stock is its own.
  const [open] = await tx.select({ id: orders.id }).from(orders).where(mine);
  if (open) return open.id;
  const [placed] = await tx
    .insert(orders)
    .values({ ...order, reference: newReference(), createdAt: systemClock() })
    .onConflictDoNothing({
      target: [orders.buyerId, orders.listingId],
      where: sql`status in ('placing', 'awaiting_payment')`,
    })
    .returning({ id: orders.id });
  if (!placed) {
    const [other] = await tx.select({ id: orders.id }).from(orders).where(mine);
    return other?.id ?? null;
  }
  await tx.insert(dhmadCalls).values({
    operation: "create_escrow",
    orderId: placed.id,
    userId: order.buyerId,
    createdAt: systemClock(),
  });
  await tx.insert(orderEvents).values({
    orderId: placed.id,
    type: "placed",
    toStatus: "placing",
    actor: "buyer",
    source: "command",
    occurredAt: systemClock(),
  });
  return placed.id;
}

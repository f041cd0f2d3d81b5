import "server-only";
import { and, eq } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { boosts, listings, sellers } from "@/db/schema";
import { systemClock } from "@/lib/clock";
import type { Locale } from "@/lib/i18n/locales";
import { writeOrder } from "@/lib/orders";
import { fail, ok, type Result } from "@/lib/result";
import type { OrderBoostInput } from "./input";
import { MARKETPLACE_ID } from "./marketplace";
import type { BoostPrices } from "./prices";
import { boostTitle } from "./title";

type Options = { prices: BoostPrices; locale: Locale };

/**
 * Orders visibility for one of the person's own public listings: an `instant` order that they buy from the marketplace
 * (dhmad-api.md, section 4). Repeated or concurrent calls give the same unpaid order (rule 7); where that one is for
 * another duration it must be paid or cancelled first. A boost that runs is prolonged by the new one.
 * Fails with `not_found` (not theirs), `not_verified`, `conflict` (not public, nothing left to sell, another price than
 * they saw, another duration waits for its payment).
 */
export async function orderBoost(
  db: Db,
  userId: string,
  input: OrderBoostInput,
  { prices, locale }: Options,
): Promise<Result<{ orderId: string }>> {
  return db.transaction(async (tx) => {
    // The seller first, then the listing, as a withdrawn approval locks them.
    const [seller] = await tx.select().from(sellers).where(eq(sellers.userId, userId)).for("share");
    const [listing] = await tx
      .select()
      .from(listings)
      .where(and(eq(listings.id, input.listingId), eq(listings.sellerId, userId)))
      .for("no key update");
    if (!listing) return fail("not_found", "listingUnknown");
    if (seller?.kycStatus !== "approved") return fail("not_verified", "boostNotVerified");
    if (listing.status !== "published") return fail("conflict", "boostNotPublished");
    if (listing.stock === 0) return fail("conflict", "boostNothingLeft");
    const priceMinor = prices[input.days];
    if (input.priceMinor !== priceMinor) return fail("conflict", "boostPriceChanged");

    const orderId = await writeOrder(tx, {
      buyerId: userId,
      // Where their sales are paid out, there the wallet is.
      buyerEmail: seller.dhmadEmail,
      sellerId: MARKETPLACE_ID,
      sellerEmail: null,
      listingId: listing.id,
      mode: "instant",
      title: await boostTitle(locale, input.days, listing.title),
      priceMinor,
      currency: "TND",
      deliveryDays: 0,
      developerFeePercentage: 0,
      buyerLocale: locale,
    });
    if (!orderId) return fail("conflict", "tryAgain");
    return withDays(tx, orderId, listing.id, input.days);
  });
}

/** What the order is for. An unpaid one that was there before keeps what it was ordered for. */
async function withDays(
  tx: Tx,
  orderId: string,
  listingId: string,
  days: number,
): Promise<Result<{ orderId: string }>> {
  await tx
    .insert(boosts)
    .values({ orderId, listingId, days, createdAt: systemClock() })
    .onConflictDoNothing({ target: boosts.orderId });
  const [boost] = await tx.select({ days: boosts.days }).from(boosts).where(eq(boosts.orderId, orderId));
  return boost?.days === days ? ok({ orderId }) : fail("conflict", "boostUnpaid");
}

import "server-only";
import { and, eq, isNotNull, ne, notInArray, or } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { z } from "zod";
import type { Db } from "@/db/client";
import { orders, sellers, users } from "@/db/schema";
import type { Locale } from "@/lib/i18n/locales";
import type { Currency } from "@/lib/money";

/** What a receipt says. Money in the smallest unit: `priceMinor` of `currency`, the rest millimes of TND. */
export type Receipt = {
  /** The order's language. */
  locale: Locale;
  reference: string;
  escrowId: string;
  title: string;
  /** `name` is null where a person gave none, and for the marketplace itself. */
  buyer: { name: string | null; email: string };
  seller: { name: string | null; email: string | null };
  priceMinor: number;
  currency: Currency;
  amountTndMillimes: number | null;
  orderedAt: Date;
  paidAt: Date;
  deliveredAt: Date | null;
  completedAt: Date | null;
  /** After the payment: the money went back to the buyer. */
  refundedAt: Date | null;
  /** What is taken from the seller's payout, for the seller's eyes; null for the buyer, and while DHMAD has not named it. */
  fees: { dhmadMillimes: number; soukMillimes: number; payoutMillimes: number } | null;
};

/** The receipt of a paid order, for its buyer or its seller; null for anybody else (rule 10), and where nothing was paid. */
export async function getReceipt(db: Db, userId: string, orderId: string): Promise<Receipt | null> {
  if (!z.uuid().safeParse(orderId).success) return null;
  const buyers = alias(users, "buyers");
  const [row] = await db
    .select({ order: orders, buyerName: buyers.name, shop: sellers.name })
    .from(orders)
    .innerJoin(buyers, eq(buyers.id, orders.buyerId))
    .leftJoin(sellers, and(eq(sellers.userId, orders.sellerId), ne(orders.mode, "instant")))
    .where(
      and(
        eq(orders.id, orderId),
        or(eq(orders.buyerId, userId), eq(orders.sellerId, userId)),
        notInArray(orders.status, ["placing", "awaiting_payment", "failed"]),
        isNotNull(orders.paidAt),
        isNotNull(orders.escrowId),
      ),
    );
  if (!row?.order.paidAt || !row.order.escrowId) return null;
  const { order, buyerName, shop } = row;
  return {
    locale: order.buyerLocale,
    reference: order.reference,
    escrowId: row.order.escrowId,
    title: order.title,
    buyer: { name: buyerName, email: order.buyerEmail },
    seller: { name: shop, email: order.sellerEmail },
    priceMinor: order.priceMinor,
    currency: order.currency,
    amountTndMillimes: order.amountTndMillimes,
    orderedAt: order.createdAt,
    paidAt: row.order.paidAt,
    deliveredAt: order.deliveredAt,
    completedAt: order.completedAt,
    refundedAt: order.cancelledAt,
    fees: order.sellerId === userId ? feesOf(order) : null,
  };
}

function feesOf(order: typeof orders.$inferSelect): Receipt["fees"] {
  const { escrowFeeMillimes, developerFeeMillimes, amountTndMillimes } = order;
  // Where the money went back nothing was taken.
  if (order.cancelledAt || escrowFeeMillimes === null || amountTndMillimes === null) return null;
  const soukMillimes = developerFeeMillimes ?? 0;
  return {
    dhmadMillimes: escrowFeeMillimes,
    soukMillimes,
    payoutMillimes: amountTndMillimes - escrowFeeMillimes - soukMillimes,
  };
}

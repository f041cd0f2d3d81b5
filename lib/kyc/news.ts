import "server-only";
import { and, count, eq, isNotNull, lte, notExists, notInArray, sql } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { listings, notifications, orders, sellers } from "@/db/schema";
import { notify } from "@/lib/notifications";
import { type Seller, sellerScreen } from "./state";

const PATH = "/sell";

/**
 * Tells everyone whom a change of a verification concerns, in the transaction that writes it and before the write: the
 * listings still are as they were. The seller's `version` names the cause, so that each change is told once.
 */
export async function tellOfKyc(tx: Tx, before: Seller, after: Seller, now: Date): Promise<void> {
  const { userId, version } = after;
  const [was, is] = [before, after].map((seller) => sellerScreen({ seller, call: null, proof: null }, now));
  if (was === is) return;
  const change = { userId, key: `kyc:${version}`, path: PATH };
  if (was === "approved") {
    const data = { listings: await countListings(tx, userId, "published") };
    await notify(tx, { ...change, type: "kyc_withdrawn", data }, now);
    await tellBuyers(tx, after, now);
  } else if (is === "approved") {
    const data = { listings: await countListings(tx, userId, "suspended") };
    if (data.listings > 0 || before.approvedAt)
      await notify(tx, { ...change, type: "kyc_restored", data, path: "/sell/listings" }, now);
    else await notify(tx, { ...change, type: "kyc_approved", data: {} }, now);
  } else if (is === "rejected" || is === "withdrawn") {
    await notify(tx, { ...change, type: "kyc_rejected", data: {} }, now);
  } else if (is === "in_review") {
    // By the verification, not the change: DHMAD may take a case up twice.
    const key = `kyc_in_review:${after.dhmadVerificationId}`;
    await notify(tx, { ...change, key, type: "kyc_in_review", data: {} }, now);
  }
}

async function countListings(tx: Tx, sellerId: string, status: "published" | "suspended"): Promise<number> {
  const [row] = await tx
    .select({ n: count() })
    .from(listings)
    .where(and(eq(listings.sellerId, sellerId), eq(listings.status, status)));
  return row?.n ?? 0;
}

/** Whoever has an order with the seller that is not over. What the marketplace itself sells needs no verified seller. */
async function tellBuyers(tx: Tx, seller: Seller, now: Date): Promise<void> {
  const open = await tx
    .select({ id: orders.id, buyerId: orders.buyerId, title: orders.title })
    .from(orders)
    .where(
      and(
        eq(orders.sellerId, seller.userId),
        isNotNull(orders.sellerEmail),
        notInArray(orders.status, ["completed", "cancelled", "failed"]),
      ),
    )
    .orderBy(orders.createdAt);
  for (const { id, buyerId, title } of open) {
    const key = `seller_withdrawn:${id}:${seller.version}`;
    const data = { title, counterpart: seller.name };
    await notify(tx, { userId: buyerId, key, type: "seller_withdrawn", data, path: `/orders/${id}` }, now);
  }
}

const expiryKey = sql`'kyc_expired:' || ${sellers.dhmadVerificationId}`;

/**
 * Tells sellers, once each, that DHMAD's 90 days ended before they finished. Time alone brings it about, so a job asks;
 * only of those about whom DHMAD was asked after that time, in case that its last event was lost.
 */
export async function tellOfExpiry(db: Db, now: Date, limit: number): Promise<number> {
  const due = await db
    .select({ userId: sellers.userId, verificationId: sellers.dhmadVerificationId })
    .from(sellers)
    .where(
      and(
        eq(sellers.kycStatus, "pending"),
        eq(sellers.needsAdminReview, false),
        isNotNull(sellers.dhmadVerificationId),
        lte(sellers.verificationExpiresAt, now),
        sql`${sellers.lastReadAt} >= ${sellers.verificationExpiresAt}`,
        sql`${sellers.diditSessionStatus} is distinct from 'completed'`,
        notExists(
          db
            .select({ id: notifications.id })
            .from(notifications)
            .where(and(eq(notifications.userId, sellers.userId), eq(notifications.key, expiryKey))),
        ),
      ),
    )
    .limit(limit);
  for (const { userId, verificationId } of due) {
    const key = `kyc_expired:${verificationId}`;
    await notify(db, { userId, key, type: "kyc_expired", data: {}, path: PATH }, now);
  }
  return due.length;
}

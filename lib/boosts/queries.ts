import "server-only";
import { and, eq, inArray } from "drizzle-orm";
import type { Db } from "@/db/client";
import { boosts, listings, orders } from "@/db/schema";

/** A boost of one's own listing that was ordered and waits for its payment. */
export type UnpaidBoost = { orderId: string; days: number };

export async function getUnpaidBoost(db: Db, userId: string, listingId: string): Promise<UnpaidBoost | null> {
  const [row] = await db
    .select({ orderId: orders.id, days: boosts.days })
    .from(boosts)
    .innerJoin(orders, eq(orders.id, boosts.orderId))
    .where(
      and(
        eq(boosts.listingId, listingId),
        eq(orders.buyerId, userId),
        inArray(orders.status, ["placing", "awaiting_payment"]),
      ),
    );
  return row ?? null;
}

export type OrderedBoost = {
  listingId: string;
  /** Null until it was activated. */
  endsAt: Date | null;
  /** Whether people can see the listing at present. */
  public: boolean;
};

/** What an order's boost came to, for its buyer; null for anybody else and for what is no boost. */
export async function getBoostOfOrder(db: Db, userId: string, orderId: string): Promise<OrderedBoost | null> {
  const [row] = await db
    .select({ listingId: boosts.listingId, endsAt: boosts.endsAt, status: listings.status })
    .from(boosts)
    .innerJoin(orders, eq(orders.id, boosts.orderId))
    .innerJoin(listings, eq(listings.id, boosts.listingId))
    .where(and(eq(orders.id, orderId), eq(orders.buyerId, userId)));
  return row ? { listingId: row.listingId, endsAt: row.endsAt, public: row.status === "published" } : null;
}

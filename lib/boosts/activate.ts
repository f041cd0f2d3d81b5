import "server-only";
import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import type { Db } from "@/db/client";
import { boosts, orders } from "@/db/schema";
import { DAY_MS } from "@/lib/clock";
import { notify } from "@/lib/notifications";
import { boostPath, lastEnd, lockListing, standFirst } from "./run-time";

const BATCH = 50;
/** `completed`: DHMAD has it delivered already, by whomever; the seller paid all the same. */
const PAID = ["paid", "completed"] as const;

/**
 * Activates what is paid, each boost once, and tells the seller in the same transaction. A boost that runs is prolonged:
 * the new one counts from its end. A listing that went offline since is boosted all the same: the time runs, and counts
 * for it while it is public. Safe in any number of workers. Returns how many were activated.
 */
export async function activateBoosts(db: Db, now: Date): Promise<number> {
  const due = await db
    .select({ orderId: boosts.orderId })
    .from(boosts)
    .innerJoin(orders, eq(orders.id, boosts.orderId))
    .where(and(isNull(boosts.activatedAt), inArray(orders.status, [...PAID])))
    .orderBy(asc(orders.paidAt))
    .limit(BATCH);
  let activated = 0;
  for (const { orderId } of due) if (await activate(db, orderId, now)) activated += 1;
  return activated;
}

async function activate(db: Db, orderId: string, now: Date): Promise<boolean> {
  return db.transaction(async (tx) => {
    // The order first: DHMAD's word on it and this wait for each other.
    const [order] = await tx.select().from(orders).where(eq(orders.id, orderId)).for("update");
    const [boost] = await tx.select().from(boosts).where(eq(boosts.orderId, orderId));
    const paid = PAID.some((status) => status === order?.status);
    if (!order || !boost || !paid || boost.activatedAt) return false;
    const listing = await lockListing(tx, boost.listingId);
    const from = (await lastEnd(tx, listing.id, now)) ?? now;
    const endsAt = new Date(from.getTime() + boost.days * DAY_MS);
    await tx.update(boosts).set({ activatedAt: now, endsAt }).where(eq(boosts.orderId, orderId));
    await standFirst(tx, listing.id, endsAt);
    await notify(
      tx,
      {
        userId: order.buyerId,
        key: `boost_active:${orderId}`,
        type: "boost_active",
        data: { title: listing.title, until: endsAt.toISOString() },
        path: boostPath(listing.id),
      },
      now,
    );
    return true;
  });
}

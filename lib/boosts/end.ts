import "server-only";
import { and, asc, between, eq, gt, inArray, isNotNull, lte } from "drizzle-orm";
import type { Db } from "@/db/client";
import { boosts, listings, notifications, orders } from "@/db/schema";
import { DAY_MS } from "@/lib/clock";
import { notify } from "@/lib/notifications";
import { boostPath, lastEnd, lockListing, standFirst } from "./run-time";

const BATCH = 100;
/** How long before the end the seller is told, so that they can prolong. */
const TOLD_BEFORE_MS = DAY_MS;

/** Takes listings back to their place whose last boost has ended, and tells their sellers. Returns how many. */
export async function endBoosts(db: Db, now: Date): Promise<number> {
  const over = await db
    .select({ id: listings.id })
    .from(listings)
    .where(lte(listings.boostedUntil, now))
    .orderBy(asc(listings.boostedUntil))
    .limit(BATCH);
  let ended = 0;
  for (const { id } of over) {
    const gone = await db.transaction(async (tx) => {
      const { boostedUntil, sellerId, title } = await lockListing(tx, id);
      if (!boostedUntil || boostedUntil > now) return false;
      const until = await lastEnd(tx, id, now);
      await standFirst(tx, id, until);
      if (until) return false;
      const key = `boost_ended:${id}:${boostedUntil.toISOString()}`;
      await notify(
        tx,
        { userId: sellerId, key, type: "boost_ended", data: { title }, path: boostPath(id) },
        now,
      );
      return true;
    });
    if (gone) ended += 1;
  }
  return ended;
}

/** Ends the boosts whose money DHMAD gave back; its own notification tells of that. Returns how many. */
export async function takeBackRefunded(db: Db, now: Date): Promise<number> {
  const refunded = await db
    .select({ orderId: boosts.orderId, listingId: boosts.listingId })
    .from(boosts)
    .innerJoin(orders, eq(orders.id, boosts.orderId))
    .where(and(eq(orders.status, "cancelled"), isNotNull(boosts.activatedAt), gt(boosts.endsAt, now)))
    .limit(BATCH);
  for (const { orderId, listingId } of refunded)
    await db.transaction(async (tx) => {
      await lockListing(tx, listingId);
      await tx.update(boosts).set({ endsAt: now }).where(eq(boosts.orderId, orderId));
      await standFirst(tx, listingId, await lastEnd(tx, listingId, now));
    });
  return refunded.length;
}

/** Tells sellers a day before that a boost ends, once for each end. Returns how many were told. */
export async function tellOfEnds(db: Db, now: Date): Promise<number> {
  const soon = await db
    .select({
      id: listings.id,
      sellerId: listings.sellerId,
      title: listings.title,
      until: listings.boostedUntil,
    })
    .from(listings)
    .where(between(listings.boostedUntil, now, new Date(now.getTime() + TOLD_BEFORE_MS)))
    .limit(BATCH);
  const due = soon.flatMap(({ until, ...listing }) =>
    until
      ? { ...listing, until: until.toISOString(), key: `boost_ending:${listing.id}:${until.toISOString()}` }
      : [],
  );
  if (due.length === 0) return 0;
  const told = await db
    .select({ key: notifications.key })
    .from(notifications)
    .where(
      and(
        inArray(
          notifications.userId,
          due.map(({ sellerId }) => sellerId),
        ),
        inArray(
          notifications.key,
          due.map(({ key }) => key),
        ),
      ),
    );
  let count = 0;
  for (const { id, sellerId: userId, title, until, key } of due) {
    if (told.some((one) => one.key === key)) continue;
    const notice = { userId, key, data: { title, until }, path: boostPath(id) };
    if (await notify(db, { ...notice, type: "boost_ending" }, now)) count += 1;
  }
  return count;
}

import "server-only";
import { and, desc, eq, gte, inArray, isNotNull, ne, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { listings, listingViews, orders } from "@/db/schema";
import { DAY_MS } from "@/lib/clock";
import { lastDays, TIME_ZONE } from "./days";

/** One day in Tunisia: what was paid for, and how often the listings were looked at. */
export type DayFigures = { day: string; sales: number; amountMillimes: number; views: number };

/** A listing in the period. `orders`: those that reached DHMAD, whatever became of them. */
export type ListingFigures = { id: string; title: string; views: number; orders: number };

/** How many listings are named one by one. */
export const LISTED = 10;

/**
 * Each of the last `days` days in Tunisia, oldest first. A sale counts on the day on which it was paid, at what DHMAD
 * locked for it in dinars, unless it was cancelled since.
 */
export async function listDays(db: Db, sellerId: string, days: number, now: Date): Promise<DayFigures[]> {
  const calendar = lastDays(days, now);
  const first = calendar[0] ?? "";
  const paidDay = sql<string>`to_char(${orders.paidAt} at time zone ${sql.raw(`'${TIME_ZONE}'`)}, 'YYYY-MM-DD')`;
  const [sold, seen] = await Promise.all([
    db
      .select({
        day: paidDay,
        sales: sql`count(*)`.mapWith(Number),
        amountMillimes: sql`coalesce(sum(${orders.amountTndMillimes}), 0)`.mapWith(Number),
      })
      .from(orders)
      .where(
        and(
          eq(orders.sellerId, sellerId),
          ne(orders.mode, "instant"),
          inArray(orders.status, ["paid", "delivered", "completed"]),
          isNotNull(orders.paidAt),
          gte(paidDay, first),
          // The day before in any zone, for the index.
          gte(orders.paidAt, new Date(Date.parse(first) - DAY_MS)),
        ),
      )
      .groupBy(sql`1`),
    db
      .select({ day: listingViews.day, views: sql`sum(${listingViews.count})`.mapWith(Number) })
      .from(listingViews)
      .innerJoin(listings, eq(listings.id, listingViews.listingId))
      .where(and(eq(listings.sellerId, sellerId), gte(listingViews.day, first)))
      .groupBy(listingViews.day),
  ]);
  const sales = new Map(sold.map((row) => [row.day, row]));
  const views = new Map(seen.map((row) => [row.day, row.views]));
  return calendar.map((day) => ({
    day,
    sales: sales.get(day)?.sales ?? 0,
    amountMillimes: sales.get(day)?.amountMillimes ?? 0,
    views: views.get(day) ?? 0,
  }));
}

/** The seller's listings that were looked at or ordered in the period, the most looked at first. */
export async function listListingFigures(
  db: Db,
  sellerId: string,
  days: number,
  now: Date,
): Promise<ListingFigures[]> {
  const first = lastDays(days, now)[0] ?? "";
  // Names written out: of a single table Drizzle renders columns bare.
  const views = sql`(select coalesce(sum(v.count), 0) from listing_views v
    where v.listing_id = listings.id and v.day >= ${first}::date)`;
  const ordered = sql`(select count(*) from orders o
    where o.listing_id = listings.id and o.mode <> 'instant' and o.escrow_id is not null
      and (o.created_at at time zone ${sql.raw(`'${TIME_ZONE}'`)})::date >= ${first}::date)`;
  const rows = await db
    .select({
      id: listings.id,
      title: listings.title,
      views: views.mapWith(Number),
      orders: ordered.mapWith(Number),
    })
    .from(listings)
    .where(and(eq(listings.sellerId, sellerId), sql`(${views} > 0 or ${ordered} > 0)`))
    .orderBy(desc(views), desc(ordered), listings.id);
  return rows;
}

/** Drafts that never were for sale, the last one touched first. */
export async function listDrafts(
  db: Db,
  sellerId: string,
): Promise<{ count: number; newest: { id: string; title: string }[] }> {
  const mine = and(
    eq(listings.sellerId, sellerId),
    eq(listings.status, "draft"),
    sql`${listings.publishedAt} is null`,
  );
  const [total, newest] = await Promise.all([
    db.$count(listings, mine),
    db
      .select({ id: listings.id, title: listings.title })
      .from(listings)
      .where(mine)
      .orderBy(desc(listings.updatedAt), desc(listings.id))
      .limit(3),
  ]);
  return { count: total, newest };
}

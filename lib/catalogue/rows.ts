import "server-only";
import { desc, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { listings } from "@/db/schema";
import { cards, forSale } from "./queries";
import type { ListingCard } from "./types";

/** How far back popularity looks, and how many favourites one order counts for. Home says both in words. */
const POPULAR_DAYS = 30;
const ORDER_WEIGHT = 3;

/**
 * What was most ordered (and paid) and kept in the last 30 days, of what can be ordered now: an order counts as three
 * favourites. What nobody ordered or kept is not popular, however few there are.
 */
export async function listPopularListings(db: Db, limit: number): Promise<ListingCard[]> {
  const since = sql`now() - ${POPULAR_DAYS} * interval '1 day'`;
  const popular = sql`(
    select listing_id, sum(points)::int as points from (
      select o.listing_id, ${ORDER_WEIGHT}::int as points from orders o
      where o.status in ('paid', 'delivered', 'completed') and o.mode <> 'instant' and o.created_at > ${since}
      union all
      select f.listing_id, 1 from favorites f where f.created_at > ${since}
    ) counted group by listing_id
  )`;
  return cards(db)
    .innerJoin(sql`${popular} popular`, sql`popular.listing_id = ${listings.id}`)
    .where(forSale)
    .orderBy(sql`popular.points desc`, desc(listings.publishedAt), desc(listings.id))
    .limit(limit);
}

/** Those whose place is paid for, the newest first. */
export async function listBoostedListings(db: Db, limit: number): Promise<ListingCard[]> {
  return cards(db)
    .where(sql`${forSale} and ${listings.boostedUntil} is not null`)
    .orderBy(desc(listings.publishedAt), desc(listings.id))
    .limit(limit);
}

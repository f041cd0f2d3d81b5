import "server-only";
import { and, eq, ne, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { listings } from "@/db/schema";
import { cards, forSale } from "./queries";
import type { ListingCard } from "./types";

/** A title that is the same weighs as much as a price that is this many times as high (natural logarithm of it). */
const TITLE_WEIGHT = 2;

/**
 * What is most like a listing among what can be ordered in its category: near in title (trigrams of what search compares)
 * and in price (by ratio: 10 is as far from 20 as 100 from 200). Prices of another currency come last: they do not compare.
 */
export async function listRelated(db: Db, slug: string, limit: number): Promise<ListingCard[]> {
  const mine = sql`(select l.* from listings l where l.slug = ${slug})`;
  const of = (column: string) => sql`(select m.${sql.identifier(column)} from ${mine} m)`;
  return cards(db)
    .where(and(forSale, ne(listings.slug, slug), eq(listings.categorySlug, of("category_slug"))))
    .orderBy(
      sql`(${listings.currency} <> ${of("currency")})`,
      sql`abs(ln(${listings.priceMinor}::float8 / ${of("price_minor")}))
        - ${TITLE_WEIGHT} * similarity(listings.search_title, ${of("search_title")})`,
      sql`${listings.publishedAt} desc`,
      listings.id,
    )
    .limit(limit);
}

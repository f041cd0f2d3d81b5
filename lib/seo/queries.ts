import "server-only";
import { and, asc, between, count, eq, gt, isNull, or, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { categories, listings, sellers } from "@/db/schema";
import { boundsOf, chunksOf, digitsFor, MOST_ROWS, type SitemapName, sitemapFile } from "./chunks";
import type { SitemapPage } from "./xml";

/** What lists show: the pages of what is sold out stay, but nobody is led there. */
const forSale = and(eq(listings.status, "published"), or(isNull(listings.stock), gt(listings.stock, 0)));
const sells = sql`exists (
  select from listings l where l.seller_id = ${sellers.userId} and l.status = 'published' and (l.stock is null or l.stock > 0)
)`;

/** The files of all sitemaps. `rowsAChunk`: how many rows one is meant to hold. */
export async function listSitemapFiles(db: Db, rowsAChunk?: number): Promise<string[]> {
  const [[forSaleNow], [selling]] = await Promise.all([
    db.select({ rows: count() }).from(listings).where(forSale),
    db.select({ rows: count() }).from(sellers).where(sells),
  ]);
  const filesOf = (kind: SitemapName["kind"], rows = 0) =>
    // A sitemap without addresses is an error to those who read it.
    rows === 0 ? [] : chunksOf(digitsFor(rows, rowsAChunk)).map((chunk) => sitemapFile({ kind, chunk }));
  return [
    sitemapFile({ kind: "pages", chunk: "" }),
    ...filesOf("listings", forSaleNow?.rows),
    ...filesOf("sellers", selling?.rows),
  ];
}

/** What one sitemap lists: never more than one file may hold, however many listings there are. */
export async function listSitemapPages(db: Db, { kind, chunk }: SitemapName): Promise<SitemapPage[]> {
  const { first, last } = boundsOf(chunk);
  if (kind === "listings")
    return db
      .select({ href: sql<string>`'/l/' || ${listings.slug}`, changedAt: listings.updatedAt })
      .from(listings)
      .where(and(forSale, between(listings.id, first, last)))
      .orderBy(asc(listings.id))
      .limit(MOST_ROWS);
  if (kind === "sellers")
    return db
      .select({
        href: sql<string>`'/s/' || ${sellers.handle}`,
        changedAt: newest(sql`l.seller_id = ${sellers.userId}`),
      })
      .from(sellers)
      .where(and(sells, between(sellers.userId, first, last)))
      .orderBy(asc(sellers.userId))
      .limit(MOST_ROWS);
  const found = await db
    .select({
      href: sql<string>`'/c/' || ${categories.slug}`,
      // In the order of the index `listings_of_category`.
      changedAt: newest(sql`l.category_slug = categories.slug and (l.boosted_until is null) = true`),
    })
    .from(categories)
    .orderBy(asc(categories.position));
  const times = found.flatMap(({ changedAt }) => changedAt?.getTime() ?? []);
  return [{ href: "/", changedAt: times.length > 0 ? new Date(Math.max(...times)) : null }, ...found];
}

/** When the newest of some listings was published. */
const newest = (which: ReturnType<typeof sql>) =>
  sql<Date | null>`(
    select l.published_at from listings l
    where ${which} and l.status = 'published' and (l.stock is null or l.stock > 0)
    order by l.published_at desc limit 1
  )`.mapWith(listings.publishedAt);

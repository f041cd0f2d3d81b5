import "server-only";
import { and, count, desc, eq, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { categories, listings, sellers } from "@/db/schema";
import type { Locale } from "@/lib/i18n/locales";
import { card, forSale, nameIn } from "./queries";
import type { Category, ListingCard, PublicSeller } from "./types";

/**
 * A seller as anybody may see them; null for an unknown handle, and for who has never sold here: of a person who only
 * asked to be verified nothing is public.
 */
export async function getPublicSeller(db: Db, handle: string): Promise<PublicSeller | null> {
  const [seller] = await db
    .select({
      name: sellers.name,
      handle: sellers.handle,
      since: sellers.createdAt,
      awayUntil: sellers.awayUntil,
      verified: sql<boolean>`${sellers.kycStatus} = 'approved'`,
    })
    .from(sellers)
    .where(
      and(
        eq(sellers.handle, handle),
        sql`(${sellers.kycStatus} = 'approved' or exists (
          select from listings l where l.seller_id = ${sellers.userId} and l.published_at is not null
        ))`,
      ),
    );
  return seller ?? null;
}

/** What a seller has of one category. */
export type Shelf = { category: Category; listings: ListingCard[] };

/**
 * What a seller has for sale: the newest, how many there are in all, and the same by category, in the order of the
 * categories.
 */
export async function listSellerListings(
  db: Db,
  locale: Locale,
  handle: string,
  limit: number,
): Promise<{ listings: ListingCard[]; shelves: Shelf[]; total: number }> {
  const here = and(forSale, eq(sellers.handle, handle));
  const [counted, found] = await Promise.all([
    db
      .select({ total: count() })
      .from(listings)
      .innerJoin(sellers, eq(sellers.userId, listings.sellerId))
      .where(here),
    db
      .select({
        card,
        category: { slug: categories.slug, name: nameIn[locale] },
        position: categories.position,
      })
      .from(listings)
      .innerJoin(sellers, eq(sellers.userId, listings.sellerId))
      .innerJoin(categories, eq(categories.slug, listings.categorySlug))
      .where(here)
      .orderBy(desc(listings.publishedAt), desc(listings.id))
      .limit(limit),
  ]);
  const shelves = new Map<string, Shelf>();
  for (const { card, category } of found.toSorted((a, b) => a.position - b.position)) {
    const shelf = shelves.get(category.slug) ?? { category, listings: [] };
    shelf.listings.push(card);
    shelves.set(category.slug, shelf);
  }
  return {
    listings: found.map(({ card }) => card),
    shelves: [...shelves.values()],
    total: counted[0]?.total ?? 0,
  };
}

import "server-only";
import { and, count, desc, eq, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { listings, sellers } from "@/db/schema";
import { cards, forSale } from "./queries";
import type { ListingCard, PublicSeller } from "./types";

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

/** What a seller has for sale, newest first, and how much there is in all. */
export async function listSellerListings(
  db: Db,
  handle: string,
  limit: number,
): Promise<{ listings: ListingCard[]; total: number }> {
  const here = and(forSale, eq(sellers.handle, handle));
  const [counted, found] = await Promise.all([
    db
      .select({ total: count() })
      .from(listings)
      .innerJoin(sellers, eq(sellers.userId, listings.sellerId))
      .where(here),
    cards(db).where(here).orderBy(desc(listings.publishedAt), desc(listings.id)).limit(limit),
  ]);
  return { listings: found, total: counted[0]?.total ?? 0 };
}

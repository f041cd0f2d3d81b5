import "server-only";
import { and, asc, count, desc, eq, sql } from "drizzle-orm";
import { z } from "zod";
import type { Db } from "@/db/client";
import { listingImages, listings } from "@/db/schema";
import type { Listing } from "./state";
import { type Availability, availabilityOf } from "./stock";

export type OwnPicture = { id: string; key: string; width: number; height: number };
export type OwnListing = Listing & { pictures: OwnPicture[] };
export type OwnListingRow = Listing & { pictureKey: string | null; availability: Availability };

/** How many of their listings a person sees on one page. */
export const OWN_PAGE_SIZE = 20;

/**
 * Whether an order holds one of a listing's and is not paid yet: asked only where the stock is out. Names written out: of
 * a single table Drizzle renders columns bare.
 */
export const hasUnpaidOrder = sql<boolean>`(
  listings.stock = 0 and exists (
    select from orders o
    where o.listing_id = listings.id and o.mode <> 'instant' and o.status in ('placing', 'awaiting_payment')
  )
)`;

/** One page of a person's own listings, counted from 1, the last one touched first, and how many pages there are. */
export async function listMyListings(
  db: Db,
  userId: string,
  page = 1,
): Promise<{ listings: OwnListingRow[]; pages: number }> {
  const mine = eq(listings.sellerId, userId);
  const [counted, rows] = await Promise.all([
    db.select({ total: count() }).from(listings).where(mine),
    db
      .select({
        listing: listings,
        unpaid: sql<boolean>`coalesce(${hasUnpaidOrder}, false)`,
        pictureKey: sql<string | null>`(
          select i.storage_key from listing_images i where i.listing_id = listings.id order by i.position, i.id limit 1
        )`,
      })
      .from(listings)
      .where(mine)
      .orderBy(desc(listings.updatedAt), desc(listings.id))
      .limit(OWN_PAGE_SIZE)
      .offset((page - 1) * OWN_PAGE_SIZE),
  ]);
  return {
    listings: rows.map(({ listing, unpaid, pictureKey }) => ({
      ...listing,
      pictureKey,
      availability: availabilityOf(listing.stock, unpaid),
    })),
    pages: Math.max(1, Math.ceil((counted[0]?.total ?? 0) / OWN_PAGE_SIZE)),
  };
}

/** One of a person's own listings with its pictures in order; null for anybody else's. */
export async function getMyListing(db: Db, userId: string, listingId: string): Promise<OwnListing | null> {
  if (!z.uuid().safeParse(listingId).success) return null;
  const [listing] = await db
    .select()
    .from(listings)
    .where(and(eq(listings.id, listingId), eq(listings.sellerId, userId)));
  if (!listing) return null;
  const pictures = await db
    .select({
      id: listingImages.id,
      key: listingImages.storageKey,
      width: listingImages.width,
      height: listingImages.height,
    })
    .from(listingImages)
    .where(eq(listingImages.listingId, listing.id))
    .orderBy(asc(listingImages.position), asc(listingImages.id));
  return { ...listing, pictures };
}

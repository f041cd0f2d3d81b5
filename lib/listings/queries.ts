import "server-only";
import { and, asc, desc, eq, sql } from "drizzle-orm";
import { z } from "zod";
import type { Db } from "@/db/client";
import { listingImages, listings } from "@/db/schema";
import type { Listing } from "./state";

export type OwnPicture = { id: string; key: string; width: number; height: number };
export type OwnListing = Listing & { pictures: OwnPicture[] };
export type OwnListingRow = Listing & { pictureKey: string | null };

/** A person's own listings, the last one touched first. */
export async function listMyListings(db: Db, userId: string): Promise<OwnListingRow[]> {
  const rows = await db
    .select({
      listing: listings,
      pictureKey: sql<string | null>`(
        select i.storage_key from listing_images i where i.listing_id = listings.id order by i.position, i.id limit 1
      )`,
    })
    .from(listings)
    .where(eq(listings.sellerId, userId))
    .orderBy(desc(listings.updatedAt), desc(listings.id));
  return rows.map(({ listing, pictureKey }) => ({ ...listing, pictureKey }));
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

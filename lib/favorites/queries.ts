import "server-only";
import { and, desc, eq, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { favorites, listings, sellers } from "@/db/schema";
import type { Currency } from "@/lib/money";

/** `taken`: reserved or sold, its page stands; `offline`: not for sale now, may come back; `deleted`: never will. */
export type FavoriteState = "available" | "taken" | "offline" | "deleted";

export type Favorite = {
  id: string;
  /** As it is now; of what is deleted as it was when it was kept. */
  title: string;
  state: FavoriteState;
  /** What may be shown of it, null where it is not public any more. */
  listing: {
    slug: string;
    priceMinor: number;
    currency: Currency;
    sellerName: string;
    picture: string | null;
    /** Its seller takes no orders at present. */
    away: boolean;
  } | null;
};

/** The slugs of the published listings that a person keeps, for the hearts on public pages. */
export async function listFavoriteSlugs(db: Db, userId: string): Promise<string[]> {
  const rows = await db
    .select({ slug: listings.slug })
    .from(favorites)
    .innerJoin(listings, eq(listings.id, favorites.listingId))
    .where(and(eq(favorites.userId, userId), eq(listings.status, "published")));
  return rows.map(({ slug }) => slug);
}

/** All that a person keeps, newest first. Of what is not public any more nothing is told but the title that they kept. */
export async function listFavorites(db: Db, userId: string): Promise<Favorite[]> {
  const rows = await db
    .select({
      id: favorites.id,
      kept: favorites.title,
      title: listings.title,
      status: listings.status,
      stock: listings.stock,
      slug: listings.slug,
      priceMinor: listings.priceMinor,
      currency: listings.currency,
      sellerName: sellers.name,
      awayUntil: sellers.awayUntil,
      picture: sql<string | null>`(
        select i.storage_key from listing_images i where i.listing_id = ${listings.id} order by i.position limit 1
      )`,
    })
    .from(favorites)
    .leftJoin(listings, eq(listings.id, favorites.listingId))
    .leftJoin(sellers, eq(sellers.userId, listings.sellerId))
    .where(eq(favorites.userId, userId))
    .orderBy(desc(favorites.createdAt), desc(favorites.id));
  return rows.map(({ id, kept, title, status, stock, ...rest }) => {
    const { slug, priceMinor, currency, sellerName, picture, awayUntil } = rest;
    if (status !== "published" || !slug || !priceMinor || !currency)
      return { id, title: kept, state: status === null ? "deleted" : "offline", listing: null };
    return {
      id,
      title: title ?? kept,
      state: stock === 0 ? "taken" : "available",
      listing: {
        slug,
        priceMinor,
        currency,
        sellerName: sellerName ?? "",
        picture,
        // A job opens the shop on time (docs/decisions/015).
        away: awayUntil !== null,
      },
    };
  });
}

import "server-only";
import { and, eq, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { favorites, listings, users } from "@/db/schema";
import { MINUTE_MS } from "@/lib/clock";
import { type Limit, takeFromLimit } from "@/lib/rate-limit";
import { fail, ok, type Result } from "@/lib/result";
import type { FavoriteInput } from "./input";

/** More than a person presses. */
export const CHANGES: Limit = { max: 100, windowMs: 10 * MINUTE_MS };
/** All of them travel to the browser with each page. */
export const MOST_FAVORITES = 200;

/**
 * Keeps a published listing, or no longer; both as often as one likes. Only what is this person's own is touched. Fails
 * with `not_found` where there is nothing to keep, `conflict` where the list is full, and `rate_limited`.
 */
export async function setFavorite(db: Db, userId: string, input: FavoriteInput): Promise<Result<null>> {
  if (!(await takeFromLimit(db, `favorites:${userId}`, CHANGES, new Date())))
    return fail("rate_limited", "tooManyFavorites");
  if ("id" in input) {
    await db.delete(favorites).where(and(eq(favorites.userId, userId), eq(favorites.id, input.id)));
    return ok(null);
  }
  return input.wanted === "yes" ? keep(db, userId, input.slug) : drop(db, userId, input.slug);
}

async function keep(db: Db, userId: string, slug: string): Promise<Result<null>> {
  return db.transaction(async (tx) => {
    // One after the other for each person, so that a full list stays full.
    await tx.select({ id: users.id }).from(users).where(eq(users.id, userId)).for("update");
    const [listing] = await tx
      .select({ id: listings.id, title: listings.title })
      .from(listings)
      .where(and(eq(listings.slug, slug), eq(listings.status, "published")));
    if (!listing) return fail("not_found", "listingUnavailable");
    if ((await tx.$count(favorites, eq(favorites.userId, userId))) >= MOST_FAVORITES)
      return fail("conflict", "favoritesFull");
    await tx
      .insert(favorites)
      .values({ userId, listingId: listing.id, title: listing.title })
      .onConflictDoNothing({ target: [favorites.userId, favorites.listingId] });
    return ok(null);
  });
}

async function drop(db: Db, userId: string, slug: string): Promise<Result<null>> {
  await db
    .delete(favorites)
    .where(
      and(
        eq(favorites.userId, userId),
        sql`${favorites.listingId} = (select l.id from listings l where l.slug = ${slug})`,
      ),
    );
  return ok(null);
}

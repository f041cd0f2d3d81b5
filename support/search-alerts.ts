import { eq } from "drizzle-orm";
import { listings, notifications, rateLimits, savedSearches } from "@/db/schema";
import { findMatches, listSavedSearches, saveSearch } from "@/lib/saved-searches";
import type { TestDb } from "./db";
import { createMarket, type Market } from "./market";

export type SearchAlerts = Awaited<ReturnType<typeof createSearchAlerts>>;

/** A market with nothing saved, nothing told and nothing on sale but its one listing, and what tests do there as its buyer. */
export async function createSearchAlerts({ db }: TestDb) {
  for (const table of [rateLimits, savedSearches, notifications]) await db.delete(table);
  // What other tests left is not found here.
  await db.update(listings).set({ status: "draft" });
  const market: Market = await createMarket(db);
  await findMatches(db);
  const me = market.buyer.id;
  let number = 0;
  return {
    market,
    me,
    save: (query: Record<string, string>, userId = me) => saveSearch(db, userId, query),
    list: (userId = me) => listSavedSearches(db, userId),
    find: () => findMatches(db),
    change: (slug: string, values: Partial<typeof listings.$inferInsert>) =>
      db.update(listings).set(values).where(eq(listings.slug, slug)),
    /** Puts a copper lamp on sale, or what it is changed to. Returns its slug. */
    publish: async (values: Partial<typeof listings.$inferInsert> = {}): Promise<string> => {
      number += 1;
      const slug = `${market.listing.slug}-${number}`;
      await db.insert(listings).values({
        sellerId: market.seller.id,
        slug,
        status: "published",
        categorySlug: "maison",
        title: "Lampe de cuivre",
        description: "Faite à la main.",
        priceMinor: 40_000,
        deliveryDays: 3,
        contractTerms: "Objet",
        publishedAt: new Date(),
        ...values,
      });
      return slug;
    },
  };
}

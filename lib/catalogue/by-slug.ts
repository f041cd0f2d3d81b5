import "server-only";
import { and, inArray } from "drizzle-orm";
import type { Db } from "@/db/client";
import { listings } from "@/db/schema";
import { cards, forSale } from "./queries";
import type { ListingCard } from "./types";

/** Those of these listings that can be ordered, in the order in which they are named. */
export async function listBySlugs(db: Db, slugs: string[]): Promise<ListingCard[]> {
  if (slugs.length === 0) return [];
  const found = await cards(db).where(and(forSale, inArray(listings.slug, slugs)));
  return found.sort((a, b) => slugs.indexOf(a.slug) - slugs.indexOf(b.slug));
}

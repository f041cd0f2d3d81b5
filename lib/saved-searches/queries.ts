import "server-only";
import { desc, eq, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { savedSearches } from "@/db/schema";
import { amountInputValue } from "@/lib/money";
import { readSearch, type SearchInput, searchPath } from "@/lib/search";

/** For so many days a find counts as new on the list. */
export const FRESH_DAYS = 7;

export type SavedSearch = {
  id: string;
  /** What it asks, as the search page reads it. */
  input: SearchInput;
  /** Its results, the newest first, without language. */
  path: string;
  /** Whether its finds go by mail too. */
  mail: boolean;
  createdAt: Date;
  /** How many listings were found within `FRESH_DAYS` and can still be ordered. */
  fresh: number;
};

type Row = typeof savedSearches.$inferSelect;
const price = (minor: number | null) => (minor === null ? "" : amountInputValue(minor, "TND"));

/** The fields of the search page's address for a saved search. */
const fieldsOf = ({ q, categorySlug, minMinor, maxMinor, mode, governorate, reviewed }: Row) => ({
  q,
  category: categorySlug ?? "",
  min: price(minMinor),
  max: price(maxMinor),
  mode: mode ?? "",
  place: governorate ?? "",
  reviewed: reviewed ? "on" : "",
});

/** Where a saved search leads: its results, what is new first. Without language. */
export const resultsPath = (search: Row): string => searchPath({ ...fieldsOf(search), sort: "newest" });

/** What this person saved, the newest first. */
export async function listSavedSearches(db: Db, userId: string): Promise<SavedSearch[]> {
  const rows = await db
    .select({
      search: savedSearches,
      // Names written out: of a single table Drizzle renders columns bare.
      fresh: sql<number>`(
        select count(*)::int from saved_search_finds f join listings l on l.id = f.listing_id
        where f.search_id = saved_searches.id and f.found_at > now() - ${FRESH_DAYS} * interval '1 day'
          and l.status = 'published' and (l.stock is null or l.stock > 0)
      )`,
    })
    .from(savedSearches)
    .where(eq(savedSearches.userId, userId))
    .orderBy(desc(savedSearches.createdAt), desc(savedSearches.id));
  return rows.map(({ search, fresh }) => ({
    id: search.id,
    input: readSearch(fieldsOf(search)).input,
    path: resultsPath(search),
    mail: search.mail,
    createdAt: search.createdAt,
    fresh,
  }));
}

import "server-only";
import { asc, eq, inArray, sql } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { listingAppearances } from "@/db/schema";
import { beginnings, conditionsOfSaved } from "@/lib/search";

/** So many listings are held against all saved searches in one transaction: a seller who publishes one waits for it. */
const BATCH = 50;

/**
 * Holds each listing that appeared since against all saved searches and notes what fits, each once for each search. Any
 * number of workers share the work; what one that crashed had begun is done again. Returns how many fits were new.
 */
export async function findMatches(db: Db): Promise<number> {
  for (let found = 0; ; ) {
    const batch = await db.transaction(findBatch);
    if (!batch) return found;
    found += batch.found;
  }
}

/**
 * What is new to a search: what appeared after it was saved. What comes back is, unless its person could have seen it when
 * saving. What gets its first public review is new to those who ask for one.
 */
const isNews = sql`(
  s.created_at < a.first_at or s.created_at > a.hidden_at
  or (s.reviewed and not exists (
    select from reviews r where r.listing_id = l.id and r.side = 'buyer' and r.published_at <= s.created_at
  ))
)`;

async function findBatch(tx: Tx): Promise<{ found: number } | null> {
  const waiting = await tx
    .select({ id: listingAppearances.listingId })
    .from(listingAppearances)
    .where(eq(listingAppearances.waiting, true))
    .orderBy(asc(listingAppearances.listingId))
    .limit(BATCH)
    .for("update", { skipLocked: true });
  if (waiting.length === 0) return null;
  const ids = waiting.map(({ id }) => id);
  const found = await tx.execute(sql`
    insert into saved_search_finds (search_id, listing_id)
    select s.id, l.id
    from listing_appearances a
    join listings l on l.id = a.listing_id
    cross join lateral (select ${beginnings} as words) has
    -- By the index: who asks a word that the listing has, and who asks none. The others need not be asked.
    cross join lateral (
      select k.search_id as id from saved_search_keys k where k.key = any(has.words)
      union
      select c.id from saved_searches c where c.words = '[]'
    ) candidate
    join saved_searches s on s.id = candidate.id
    where a.listing_id = any(${sql.param(`{${ids.join(",")}}`)}::uuid[]) and s.user_id <> l.seller_id and ${isNews} and ${conditionsOfSaved()}
    on conflict do nothing returning search_id`);
  await tx
    .update(listingAppearances)
    .set({ waiting: false })
    .where(inArray(listingAppearances.listingId, ids));
  return { found: found.length };
}

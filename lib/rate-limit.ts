import "server-only";
import { sql } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { rateLimits } from "@/db/schema";

export type Limit = { max: number; windowMs: number };

/**
 * Counts one use of `key` in a fixed window and says whether it is within the limit; a use that is refused counts
 * too. One statement, so that concurrent processes count together.
 */
export async function takeFromLimit(db: Db | Tx, key: string, limit: Limit, now: Date): Promise<boolean> {
  const windowStart = new Date(Math.floor(now.getTime() / limit.windowMs) * limit.windowMs);
  const [row] = await db
    .insert(rateLimits)
    .values({ key, windowStart, count: 1 })
    .onConflictDoUpdate({
      target: [rateLimits.key, rateLimits.windowStart],
      set: { count: sql`${rateLimits.count} + 1` },
    })
    .returning({ count: rateLimits.count });
  return row !== undefined && row.count <= limit.max;
}

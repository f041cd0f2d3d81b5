import "server-only";
import type { Db } from "@/db/client";
import { MINUTE_MS } from "@/lib/clock";
import { type Limit, takeFromLimit } from "@/lib/rate-limit";

/**
 * DHMAD allows 100 requests a minute for everybody together (dhmad-api.md, section 1), and each press costs up to
 * four: nobody may take them from the others by pressing on.
 */
export const PER_PERSON: Limit = { max: 10, windowMs: MINUTE_MS };

/** Counts one press of this person's that asks DHMAD for something; false where it is one too many. */
export const mayAskDhmad = (db: Db, userId: string): Promise<boolean> =>
  takeFromLimit(db, `dhmad-orders:${userId}`, PER_PERSON, new Date());

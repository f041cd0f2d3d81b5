import "server-only";
import { createHash } from "node:crypto";
import { and, eq, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { listings, listingViews } from "@/db/schema";
import { type Clock, HOUR_MS, MINUTE_MS, systemClock } from "@/lib/clock";
import { type Limit, takeFromLimit } from "@/lib/rate-limit";
import { dayOf } from "./days";

/** Who says what they are, and tools that open pages without a person in front of them. */
const BOT =
  /bot\b|bot[/;]|crawl|spider|slurp|headless|preview|lighthouse|facebookexternalhit|whatsapp|curl|wget|python|axios|node/i;

/** A page opened again within the hour is the same look at it. */
const SAME_LOOK: Limit = { max: 1, windowMs: HOUR_MS };
/** One address opens no more pages than this by hand; a whole office behind it is counted somewhat low. */
const PER_ADDRESS: Limit = { max: 60, windowMs: MINUTE_MS };

export type Visitor = { ip: string; userAgent: string | null };

/** Whether a person may be behind it: nothing without a name, and nothing that calls itself a robot. */
export const isPerson = ({ userAgent }: Pick<Visitor, "userAgent">): boolean =>
  userAgent !== null && userAgent.length > 20 && !BOT.test(userAgent);

/**
 * Counts one look at a public listing, for its seller. No cookie is read or set; the address serves to count nobody twice
 * within the hour and goes with the limits (a day). Says whether it was counted.
 */
export async function recordView(
  db: Db,
  slug: string,
  visitor: Visitor,
  clock: Clock = systemClock,
): Promise<boolean> {
  if (!isPerson(visitor)) return false;
  // Limits keep to real time (lib/clock.ts).
  const real = new Date();
  if (!(await takeFromLimit(db, `views:${visitor.ip}`, PER_ADDRESS, real))) return false;
  const [listing] = await db
    .select({ id: listings.id })
    .from(listings)
    .where(and(eq(listings.slug, slug), eq(listings.status, "published")));
  if (!listing) return false;
  const look = createHash("sha256").update(`${visitor.ip} ${visitor.userAgent} ${listing.id}`).digest("hex");
  if (!(await takeFromLimit(db, `view:${look}`, SAME_LOOK, real))) return false;
  await db
    .insert(listingViews)
    .values({ listingId: listing.id, day: dayOf(clock()), count: 1 })
    .onConflictDoUpdate({
      target: [listingViews.listingId, listingViews.day],
      set: { count: sql`${listingViews.count} + 1` },
    });
  return true;
}

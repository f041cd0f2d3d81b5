import "server-only";
import { and, desc, eq, gt, inArray, isNull, sql } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { listings, notifications, savedSearches, savedSearchFinds, users } from "@/db/schema";
import { HOUR_MS } from "@/lib/clock";
import { log } from "@/lib/log";
import { notify } from "@/lib/notifications";
import { resultsPath } from "./queries";

/** One person is told of finds so often at most; what is found meanwhile waits and comes together. */
export const PAUSE_MS = HOUR_MS;
/** So many titles stand in one notification; the rest is counted. */
export const MOST_NAMED = 8;

/** Of those that can be ordered now: what was withdrawn is not told, and told if it comes back. */
const orderable = sql`(${listings.status} = 'published' and (${listings.stock} is null or ${listings.stock} > 0))`;

/**
 * Tells each person, at most once in `PAUSE_MS`, of what their saved searches found: on the site, and by mail where one of
 * the searches wants it. The marks stand in the transaction that writes the notification, which is the mail's row too: told
 * together or not at all. Safe in any number of workers. Returns how many people were told.
 */
export async function tellFinds(db: Db, now: Date): Promise<number> {
  const people = await db
    .selectDistinct({ userId: savedSearches.userId })
    .from(savedSearchFinds)
    .innerJoin(savedSearches, eq(savedSearches.id, savedSearchFinds.searchId))
    .innerJoin(listings, eq(listings.id, savedSearchFinds.listingId))
    .where(and(isNull(savedSearchFinds.toldAt), orderable));
  let told = 0;
  for (const { userId } of people) {
    try {
      if (await db.transaction((tx) => tellOne(tx, userId, now))) told += 1;
    } catch (cause) {
      // The others are told; this one the next time.
      log.error("searches.tell_failed", { userId }, cause);
    }
  }
  return told;
}

async function tellOne(tx: Tx, userId: string, now: Date): Promise<boolean> {
  const [person] = await tx
    .select({ id: users.id })
    .from(users)
    .where(eq(users.id, userId))
    .for("no key update", { skipLocked: true });
  // Gone, or another worker tells them.
  if (!person || (await toldLately(tx, userId, now))) return false;
  const finds = await untold(tx, userId);
  const byMail = new Set(finds.filter(({ search }) => search.mail).map(({ listing }) => listing.id));
  // What a search that mails has found too goes with the mail.
  await tellThese(
    tx,
    userId,
    finds.filter(({ listing }) => byMail.has(listing.id)),
    true,
    now,
  );
  await tellThese(
    tx,
    userId,
    finds.filter(({ listing }) => !byMail.has(listing.id)),
    false,
    now,
  );
  return finds.length > 0;
}

async function toldLately(tx: Tx, userId: string, now: Date): Promise<boolean> {
  const lately = and(
    eq(notifications.userId, userId),
    eq(notifications.type, "search_found"),
    gt(notifications.createdAt, new Date(now.getTime() - PAUSE_MS)),
  );
  return (await tx.$count(notifications, lately)) > 0;
}

const untold = (tx: Tx, userId: string) =>
  tx
    .select({ search: savedSearches, listing: listings, foundAt: savedSearchFinds.foundAt })
    .from(savedSearchFinds)
    .innerJoin(savedSearches, eq(savedSearches.id, savedSearchFinds.searchId))
    .innerJoin(listings, eq(listings.id, savedSearchFinds.listingId))
    .where(and(eq(savedSearches.userId, userId), isNull(savedSearchFinds.toldAt), orderable))
    .orderBy(
      desc(savedSearchFinds.foundAt),
      desc(listings.publishedAt),
      savedSearchFinds.listingId,
      savedSearchFinds.searchId,
    );
type Find = Awaited<ReturnType<typeof untold>>[number];

async function tellThese(tx: Tx, userId: string, finds: Find[], mail: boolean, now: Date): Promise<void> {
  const [newest] = finds;
  if (!newest) return;
  const found = [...new Map(finds.map(({ listing }) => [listing.id, listing])).values()];
  const searches = new Map(finds.map(({ search }) => [search.id, search]));
  const [only] = searches.size === 1 ? searches.values() : [];
  const key = `search:${newest.search.id}:${newest.listing.id}`;
  const finding = found
    .slice(0, MOST_NAMED)
    // Whoever can be ordered has a price (`listings_published_whole`).
    .map(({ title, priceMinor, currency }) => [title, priceMinor, currency]);
  await notify(
    tx,
    {
      userId,
      key,
      type: "search_found",
      data: { title: newest.listing.title, listings: found.length, finds: JSON.stringify(finding) },
      path: found.length === 1 ? `/l/${newest.listing.slug}` : only ? resultsPath(only) : "/searches",
      onSiteOnly: !mail,
    },
    now,
  );
  const [notification] = await tx
    .select({ id: notifications.id })
    .from(notifications)
    .where(and(eq(notifications.userId, userId), eq(notifications.key, key)));
  await tx
    .update(savedSearchFinds)
    .set({ toldAt: now, notificationId: notification?.id ?? null })
    .where(
      and(
        inArray(savedSearchFinds.searchId, [...searches.keys()]),
        inArray(
          savedSearchFinds.listingId,
          found.map(({ id }) => id),
        ),
        isNull(savedSearchFinds.toldAt),
      ),
    );
}

/**
 * Whether nothing is left to mail of a notification about finds: each listing can no longer be ordered, or its search was
 * forgotten or wants no mail any more. Of another notification: false.
 */
export async function isFindMailIdle(db: Db, { id, type }: { id: number; type: string }): Promise<boolean> {
  if (type !== "search_found") return false;
  const [left] = await db
    .select({ one: sql`1` })
    .from(savedSearchFinds)
    .innerJoin(savedSearches, and(eq(savedSearches.id, savedSearchFinds.searchId), savedSearches.mail))
    .innerJoin(listings, eq(listings.id, savedSearchFinds.listingId))
    .where(and(eq(savedSearchFinds.notificationId, id), orderable))
    .limit(1);
  return !left;
}

import "server-only";
import { and, asc, eq, isNotNull, lt, ne, or, sql } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { dhmadCalls, sellers } from "@/db/schema";
import { DAY_MS, HOUR_MS } from "@/lib/clock";
import { latestCall } from "./calls";
import { RECONCILE_AFTER_MS } from "./intent";
import { proofOf } from "./proof";
import { type KnownSeller, SENT_TOO_LONG_MS, type Seller } from "./state";

/** What a person's own screens are drawn from; null where they are no seller. For that person only. */
export async function getSeller(db: Db, userId: string): Promise<KnownSeller | null> {
  const [seller] = await db.select().from(sellers).where(eq(sellers.userId, userId));
  return knownOf(db, seller ?? null);
}

/** The same for a seller whose row was read, and perhaps locked. */
export async function knownOf(db: Db | Tx, seller: Seller | null): Promise<KnownSeller | null> {
  if (!seller) return null;
  const { userId } = seller;
  return { seller, call: await latestCall(db, userId), proof: await proofOf(db, userId) };
}

/**
 * A pending verification is read again after an hour without an event or a reading; a decided one, in case it was
 * withdrawn, and one that ran out, after a day.
 */
const PENDING_READ_MS = HOUR_MS;
const DECIDED_READ_MS = DAY_MS;
const heardAt = sql`greatest(${sellers.updatedAt}, ${sellers.lastReadAt})`;
/** DHMAD was asked once more after the 90 days: there is little to expect. */
const runOut = sql`coalesce(${sellers.lastReadAt} >= ${sellers.verificationExpiresAt}, false)`;

/**
 * People whose verification `reconcileVerification` should look at: unfinished attempts first, then those that were
 * not read for the longest time.
 */
export async function listVerificationsToReconcile(db: Db, now: Date, limit: number): Promise<string[]> {
  const before = (ms: number) => new Date(now.getTime() - ms);
  const quietFor = (ms: number) => sql`${heardAt} <= ${before(ms).toISOString()}::timestamptz`;
  const attempts = await db
    .select({ userId: dhmadCalls.userId })
    .from(dhmadCalls)
    .where(
      and(
        eq(dhmadCalls.operation, "create_verification"),
        or(
          eq(dhmadCalls.state, "unknown"),
          and(eq(dhmadCalls.state, "intended"), lt(dhmadCalls.createdAt, before(RECONCILE_AFTER_MS))),
          and(eq(dhmadCalls.state, "sent"), lt(dhmadCalls.sentAt, before(SENT_TOO_LONG_MS))),
        ),
      ),
    )
    .orderBy(asc(dhmadCalls.createdAt))
    .limit(limit);
  const unread = await db
    .select({ userId: sellers.userId })
    .from(sellers)
    .where(
      and(
        isNotNull(sellers.dhmadVerificationId),
        or(
          and(eq(sellers.kycStatus, "pending"), sql`not ${runOut}`, quietFor(PENDING_READ_MS)),
          and(ne(sellers.kycStatus, "requested"), quietFor(DECIDED_READ_MS)),
        ),
      ),
    )
    .orderBy(asc(heardAt))
    .limit(limit);
  const people = [...attempts, ...unread].flatMap(({ userId }) => userId ?? []);
  return [...new Set(people)].slice(0, limit);
}

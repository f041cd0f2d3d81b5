import "server-only";
import { and, asc, eq, inArray, isNotNull, lt, or } from "drizzle-orm";
import type { Db } from "@/db/client";
import { dhmadCalls, sellers } from "@/db/schema";
import { DAY_MS, MINUTE_MS } from "@/lib/clock";
import { latestCall } from "./calls";
import { RECONCILE_AFTER_MS } from "./intent";
import { SENT_TOO_LONG_MS, type Seller, type VerificationCall } from "./state";

/** A person's own seller record with its newest attempt, or null: for that person's screens only. */
export async function getSeller(
  db: Db,
  userId: string,
): Promise<{ seller: Seller; call: VerificationCall | null } | null> {
  const [seller] = await db.select().from(sellers).where(eq(sellers.userId, userId));
  if (!seller) return null;
  return { seller, call: await latestCall(db, userId) };
}

/** A pending verification is read again when no event came for so long; a decided one, in case it was withdrawn. */
const PENDING_READ_MS = 30 * MINUTE_MS;
const DECIDED_READ_MS = DAY_MS;

/**
 * People whose verification `reconcileVerification` should look at: unfinished attempts first, then those that were
 * not read for the longest time.
 */
export async function listVerificationsToReconcile(db: Db, now: Date, limit: number): Promise<string[]> {
  const before = (ms: number) => new Date(now.getTime() - ms);
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
          and(eq(sellers.kycStatus, "pending"), lt(sellers.updatedAt, before(PENDING_READ_MS))),
          and(
            inArray(sellers.kycStatus, ["approved", "rejected"]),
            lt(sellers.updatedAt, before(DECIDED_READ_MS)),
          ),
        ),
      ),
    )
    .orderBy(asc(sellers.updatedAt))
    .limit(limit);
  const people = [...attempts, ...unread].flatMap(({ userId }) => userId ?? []);
  return [...new Set(people)].slice(0, limit);
}

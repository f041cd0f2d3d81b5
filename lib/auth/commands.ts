import "server-only";
import { eq, lt } from "drizzle-orm";
import type { Db } from "@/db/client";
import { rateLimits, sessions, verificationTokens } from "@/db/schema";
import { DAY_MS } from "@/lib/clock";

/** Ends a session: its cookie is worth nothing from now on, wherever it is kept. */
export async function deleteSession(db: Db, sessionToken: string): Promise<void> {
  await db.delete(sessions).where(eq(sessions.sessionToken, sessionToken));
}

/** Removes what has run out: sessions, sign-in tokens, counters of past windows. For a job; safe to repeat. */
export async function deleteExpiredAuth(db: Db, now: Date): Promise<void> {
  await db.delete(sessions).where(lt(sessions.expires, now));
  await db.delete(verificationTokens).where(lt(verificationTokens.expires, now));
  await db.delete(rateLimits).where(lt(rateLimits.windowStart, new Date(now.getTime() - DAY_MS)));
}

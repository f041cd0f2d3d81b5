import "server-only";
import { eq, lt } from "drizzle-orm";
import type { Db } from "@/db/client";
import { rateLimits, sessions, users, verificationTokens } from "@/db/schema";
import { DAY_MS } from "@/lib/clock";
import type { Locale } from "@/lib/i18n/locales";
import { ok, type Result } from "@/lib/result";
import type { ProfileInput } from "./input";

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

/** From now on we write to this person in this language. */
export async function setLanguage(db: Db, userId: string, locale: Locale): Promise<void> {
  await db.update(users).set({ locale }).where(eq(users.id, userId));
}

/** Stores how a person is called and in which language we write to them. */
export async function updateProfile(db: Db, userId: string, input: ProfileInput): Promise<Result<null>> {
  await db.update(users).set({ name: input.name, locale: input.language }).where(eq(users.id, userId));
  return ok(null);
}

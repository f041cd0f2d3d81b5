import "server-only";
import { and, eq, sql } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { accounts, sessions, users } from "@/db/schema";
import type { DhmadUserinfo } from "@/lib/dhmad";
import type { Locale } from "@/lib/i18n/locales";
import { fail, ok, type Result } from "@/lib/result";
import { storableText } from "@/lib/storable";
import type { DhmadProblem } from "./dhmad-problem";
import { emailAddress } from "./input";
import { newSessionToken, SESSION_MS } from "./session-cookie";

/** In `accounts.provider`. */
const DHMAD = "dhmad";

/**
 * The address that DHMAD says is proved, in the form that we store; null where it says nothing of the kind. Only ASCII:
 * elsewhere two addresses that DHMAD tells apart may become one by our normalising, and one person would get the
 * other's account. (The mailed link needs no such care: it goes to the normalised address.)
 */
export function provedAddress({ email, email_verified }: DhmadUserinfo): string | null {
  if (!email_verified || !email || !/^[\x21-\x7e]+$/.test(email)) return null;
  const parsed = emailAddress.safeParse(email);
  return parsed.success ? parsed.data : null;
}

export type DhmadSignIn = { userId: string; sessionToken: string; expires: Date };
type Visit = { locale: Locale; previousSession: string | null; now: Date };

/**
 * Signs in whom DHMAD names: the person whose account is linked to it; else the one with the address that DHMAD has
 * proved, whom it is linked to from now on; else somebody new. All of it is committed, or nothing. Fails with
 * `forbidden` (no proved address) and `conflict` (the address belongs to somebody who never proved it here, or who is
 * linked to another account of DHMAD's): nobody gets in by what only looks like theirs (decision 007).
 */
export async function signInWithDhmad(
  db: Db,
  identity: DhmadUserinfo,
  { locale, previousSession, now }: Visit,
): Promise<Result<DhmadSignIn>> {
  return db.transaction(async (tx) => {
    const owner = await lockOwner(tx, identity.sub);
    const found = owner ? ok(owner) : await linkByAddress(tx, identity, locale, now);
    if (!found.ok) return found;
    if (owner) await refreshLink(tx, identity);
    // As next-auth does for the mailed link: the browser's former session ends with it.
    if (previousSession) await tx.delete(sessions).where(eq(sessions.sessionToken, previousSession));
    const session = {
      userId: found.data,
      sessionToken: newSessionToken(),
      expires: new Date(now.getTime() + SESSION_MS),
    };
    await tx.insert(sessions).values(session);
    // From now on we write to them in the language that they signed in with.
    await tx.update(users).set({ locale }).where(eq(users.id, found.data));
    return ok(session);
  });
}

/** Links the account at DHMAD to somebody who is signed in. Fails with `conflict` where either is linked elsewhere. */
export async function linkDhmad(db: Db, userId: string, identity: DhmadUserinfo): Promise<Result<null>> {
  return db.transaction(async (tx) => {
    const owner = await lockOwner(tx, identity.sub);
    if (owner && owner !== userId) return fail("conflict", "taken" satisfies DhmadProblem);
    if (owner) {
      await refreshLink(tx, identity);
      return ok(null);
    }
    return (await insertLink(tx, userId, identity))
      ? ok(null)
      : fail("conflict", "other" satisfies DhmadProblem);
  });
}

/** Takes the link away. The mailed link always remains as a way in. */
export async function unlinkDhmad(db: Db, userId: string): Promise<Result<null>> {
  await db.delete(accounts).where(and(eq(accounts.userId, userId), eq(accounts.provider, DHMAD)));
  return ok(null);
}

/** A person's own link to DHMAD, with the address that DHMAD had proved at the last sign-in; null without one. */
export async function getDhmadLink(db: Db, userId: string): Promise<{ email: string | null } | null> {
  const [link] = await db
    .select({ email: accounts.email })
    .from(accounts)
    .where(and(eq(accounts.userId, userId), eq(accounts.provider, DHMAD)));
  return link ?? null;
}

/** Whether a person has shown that an address (lower-cased) is theirs: by signing in with it, or through DHMAD. */
export async function ownsAddress(db: Db, userId: string, email: string): Promise<boolean> {
  const [user] = await db.select({ email: users.email }).from(users).where(eq(users.id, userId));
  return user?.email.toLowerCase() === email || (await getDhmadLink(db, userId))?.email === email;
}

/** Whose account at DHMAD it is. Until the transaction ends nobody else decides about the same account. */
async function lockOwner(tx: Tx, sub: string): Promise<string | null> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`dhmad-account:${sub}`}))`);
  const [link] = await tx.select({ userId: accounts.userId }).from(accounts).where(isAccount(sub));
  return link?.userId ?? null;
}

async function linkByAddress(
  tx: Tx,
  identity: DhmadUserinfo,
  locale: Locale,
  now: Date,
): Promise<Result<string>> {
  const email = provedAddress(identity);
  if (!email) return fail("forbidden", "unproved" satisfies DhmadProblem);
  const [known] = await tx
    .select({ id: users.id, emailVerified: users.emailVerified })
    .from(users)
    .where(eq(users.email, email));
  if (known) {
    // Whoever wrote this row has not shown that the address is theirs: its owner must not move in with them.
    if (!known.emailVerified) return fail("conflict", "proveFirst" satisfies DhmadProblem);
    return (await insertLink(tx, known.id, identity))
      ? ok(known.id)
      : fail("conflict", "other" satisfies DhmadProblem);
  }
  const name = storableText(identity.name ?? "")
    .trim()
    .slice(0, 60);
  const [created] = await tx
    .insert(users)
    .values({ email, emailVerified: now, name: name.length < 2 ? null : name, locale })
    .onConflictDoNothing({ target: users.email })
    .returning({ id: users.id });
  // A mailed link was faster in this very moment: now there is somebody, whose address is proved.
  if (!created) return linkByAddress(tx, identity, locale, now);
  await insertLink(tx, created.id, identity);
  return ok(created.id);
}

/** False where the person is linked to another account of DHMAD's already. No token is kept: nothing needs one. */
async function insertLink(tx: Tx, userId: string, identity: DhmadUserinfo): Promise<boolean> {
  const inserted = await tx
    .insert(accounts)
    .values({
      userId,
      type: "oauth",
      provider: DHMAD,
      providerAccountId: identity.sub,
      email: provedAddress(identity),
    })
    .onConflictDoNothing()
    .returning({ userId: accounts.userId });
  return inserted.length > 0;
}

async function refreshLink(tx: Tx, identity: DhmadUserinfo): Promise<void> {
  await tx
    .update(accounts)
    .set({ email: provedAddress(identity) })
    .where(isAccount(identity.sub));
}

const isAccount = (sub: string) => and(eq(accounts.provider, DHMAD), eq(accounts.providerAccountId, sub));

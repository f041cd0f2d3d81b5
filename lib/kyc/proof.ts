import "server-only";
import { createHash, randomBytes } from "node:crypto";
import { and, eq, isNotNull } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { addressProofs, sellers } from "@/db/schema";
import { ownsAddress } from "@/lib/auth";
import { DAY_MS, HOUR_MS } from "@/lib/clock";
import { type Limit, takeFromLimit } from "@/lib/rate-limit";
import { type AddressProof, RESEND_COOLDOWN_MS } from "./state";

export const PROOF_LIFETIME_MS = DAY_MS;
/** What one mailbox gets of these from all of us together, whoever asks. */
const PER_MAILBOX: Limit = { max: 6, windowMs: HOUR_MS };

/** Of 32 random bytes a plain hash gives nothing away. */
const hashOf = (token: string) => createHash("sha256").update(`address-proof:${token}`).digest("hex");

/** The proof that we wait for from a person; null where none is needed. */
export async function proofOf(db: Db | Tx, userId: string): Promise<AddressProof | null> {
  const [proof] = await db
    .select({ email: addressProofs.email, sentAt: addressProofs.sentAt, expiresAt: addressProofs.expiresAt })
    .from(addressProofs)
    .where(eq(addressProofs.userId, userId));
  return proof ?? null;
}

/**
 * Whether a person has shown that an address (lower-cased) is theirs: by signing in with it, or by our link there. DHMAD
 * is asked about no other: it mails whoever we name, and its 409 says that somebody with the address is verified.
 */
export async function hasProved(db: Db, userId: string, email: string): Promise<boolean> {
  if (await ownsAddress(db, userId, email)) return true;
  const [proved] = await db
    .select({ userId: sellers.userId })
    .from(sellers)
    .where(and(eq(sellers.userId, userId), eq(sellers.dhmadEmail, email), isNotNull(sellers.emailProvedAt)));
  return proved !== undefined;
}

/** Whether a link to this address left in the last five minutes: a second press asks for no second mail. */
export async function isCooling(tx: Tx, userId: string, email: string, now: Date): Promise<boolean> {
  const proof = await proofOf(tx, userId);
  const sentAt = proof?.email === email ? proof.sentAt : null;
  return sentAt !== null && sentAt.getTime() + RESEND_COOLDOWN_MS > now.getTime();
}

/**
 * Writes a new proof to wait for and returns the token of its link, which the caller mails after the commit; the link
 * before it is void. Null where the mailbox got too many. The caller holds the person's lock.
 */
export async function makeProof(
  tx: Tx,
  userId: string,
  email: string,
  now: Date,
): Promise<{ token: string; email: string } | null> {
  const mailbox = createHash("sha256").update(email).digest("hex");
  if (!(await takeFromLimit(tx, `address-proof:${mailbox}`, PER_MAILBOX, now))) return null;
  const token = randomBytes(32).toString("hex");
  const proof = {
    email,
    tokenHash: hashOf(token),
    // Until the mail server says otherwise: a second press at the same moment must not void the link that is leaving.
    sentAt: now,
    expiresAt: new Date(now.getTime() + PROOF_LIFETIME_MS),
    createdAt: now,
  };
  await tx
    .insert(addressProofs)
    .values({ userId, ...proof })
    .onConflictDoUpdate({ target: addressProofs.userId, set: proof });
  return { token, email };
}

/** Notes that the mail with this link did not go out, unless another one was asked for since. */
export async function proofNotSent(db: Db, userId: string, token: string): Promise<void> {
  await db
    .update(addressProofs)
    .set({ sentAt: null })
    .where(and(eq(addressProofs.userId, userId), eq(addressProofs.tokenHash, hashOf(token))));
}

/** The proof whose link this is, while it is good. Only for the person who named the address: a stranger's click there proves nothing. */
export async function findProof(
  db: Db | Tx,
  userId: string,
  token: string,
  now: Date,
): Promise<AddressProof | null> {
  const [proof] = await db
    .select()
    .from(addressProofs)
    .where(and(eq(addressProofs.userId, userId), eq(addressProofs.tokenHash, hashOf(token))));
  return proof && proof.expiresAt > now ? proof : null;
}

/** Nothing is waited for any more. */
export async function dropProof(tx: Tx, userId: string): Promise<void> {
  await tx.delete(addressProofs).where(eq(addressProofs.userId, userId));
}

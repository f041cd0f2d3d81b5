import "server-only";
import { eq } from "drizzle-orm";
import type { Db } from "@/db/client";
import { violatedConstraint } from "@/db/errors";
import { sellers } from "@/db/schema";
import { type Clock, systemClock } from "@/lib/clock";
import type { DhmadClient } from "@/lib/dhmad";
import type { Locale } from "@/lib/i18n/locales";
import { fail, ok, type Result } from "@/lib/result";
import type { BecomeSellerInput, ChangeAddressInput } from "./input";
import { claimAddress, intendVerification, lockPerson, requestedAnew } from "./intent";
import { type Sent, sendIntended } from "./send";
import { resendAvailableAt } from "./state";

export type VerificationOptions = { appUrl: string; locale: Locale; clock?: Clock };

/**
 * Makes a person a seller and asks DHMAD to verify who they are. The seller, the consent and the attempt are committed
 * before the call (rule 1); a repeated or concurrent call finds the attempt and sends nothing twice. Fails with
 * `conflict` (handle or address taken), `rate_limited` and `refused_by_dhmad`.
 */
export async function startVerification(
  db: Db,
  client: DhmadClient,
  userId: string,
  input: BecomeSellerInput,
  { appUrl, locale, clock = systemClock }: VerificationOptions,
): Promise<Result<Sent>> {
  const now = clock();
  const { name, handle, dhmadEmail } = input;
  let intended: Result<unknown>;
  try {
    intended = await db.transaction(async (tx) => {
      const seller = await lockPerson(tx, userId);
      // A second tab, or an old page: what is asked for was done.
      if (seller && seller.kycStatus !== "requested") return ok(null);
      const free = await claimAddress(tx, userId, dhmadEmail);
      if (!free.ok) return free;
      const attempt = await intendVerification(tx, { userId, dhmadEmail }, null, { appUrl, locale, now });
      if (!attempt.ok || attempt.data === "under_way") return attempt;
      const row = { name, handle, ...requestedAnew(dhmadEmail, now) };
      if (!seller) await tx.insert(sellers).values({ userId, ...row });
      else
        await tx
          .update(sellers)
          .set({ ...row, version: seller.version + 1 })
          .where(eq(sellers.userId, userId));
      return ok(null);
    });
  } catch (error) {
    if (violatedConstraint(error) !== "sellers_handle_unique") throw error;
    return fail("conflict", "checkFields", { handle: ["handleTaken"] });
  }
  return intended.ok ? sendIntended(db, client, userId, clock) : intended;
}

/**
 * Asks DHMAD to mail its invitation again, at most once in five minutes after one that went out. Fails with
 * `not_found`, `conflict` (nothing is pending) and `rate_limited`.
 */
export async function resendVerification(
  db: Db,
  client: DhmadClient,
  userId: string,
  { appUrl, locale, clock = systemClock }: VerificationOptions,
): Promise<Result<Sent>> {
  const now = clock();
  const intended = await db.transaction(async (tx) => {
    const seller = await lockPerson(tx, userId);
    if (!seller) return fail("not_found", "sellerUnknown");
    if (seller.kycStatus !== "pending") return fail("conflict", "verificationNotPending");
    const availableAt = resendAvailableAt(seller);
    if (availableAt && availableAt > now) return fail("rate_limited", "resendTooEarly");
    return intendVerification(tx, seller, null, { appUrl, locale, now });
  });
  return intended.ok ? sendIntended(db, client, userId, clock) : intended;
}

/**
 * Begins a new verification: for another address while the old one is not approved, or, after a rejection, for the
 * same one too. Consent is given and stored again. Events of the old verification no longer count.
 */
export async function changeAddress(
  db: Db,
  client: DhmadClient,
  userId: string,
  { dhmadEmail }: ChangeAddressInput,
  { appUrl, locale, clock = systemClock }: VerificationOptions,
): Promise<Result<Sent>> {
  const now = clock();
  const intended = await db.transaction(async (tx) => {
    const seller = await lockPerson(tx, userId);
    if (!seller) return fail("not_found", "sellerUnknown");
    if (seller.kycStatus === "approved") return fail("conflict", "verificationApproved");
    if (seller.kycStatus === "pending" && seller.dhmadEmail === dhmadEmail)
      return fail("invalid_input", "checkFields", { dhmadEmail: ["addressUnchanged"] });
    const free = await claimAddress(tx, userId, dhmadEmail);
    if (!free.ok) return free;
    // After a rejection, for the same address: late events of the rejected one must not count for the new one.
    const supersedes = seller.dhmadEmail === dhmadEmail ? seller.dhmadVerificationId : null;
    const options = { appUrl, locale, now };
    const attempt = await intendVerification(tx, { userId, dhmadEmail }, supersedes, options);
    if (!attempt.ok || attempt.data === "under_way") return attempt;
    await tx
      .update(sellers)
      .set({ ...requestedAnew(dhmadEmail, now), version: seller.version + 1 })
      .where(eq(sellers.userId, userId));
    return ok(null);
  });
  return intended.ok ? sendIntended(db, client, userId, clock) : intended;
}

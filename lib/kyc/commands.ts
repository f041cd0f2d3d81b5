import "server-only";
import { eq } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { violatedConstraint } from "@/db/errors";
import { sellers } from "@/db/schema";
import { systemClock } from "@/lib/clock";
import type { DhmadClient } from "@/lib/dhmad";
import { fail, ok, type Result } from "@/lib/result";
import { carryOut, type VerificationOptions } from "./carry-out";
import type { BecomeSellerInput, ChangeAddressInput } from "./input";
import { claimAddress, intendRequest, isAnew, lockPerson, type Next, requestedAnew } from "./intent";
import { hasProved, makeProof } from "./proof";
import { knownOf } from "./queries";
import type { Sent } from "./send";
import { mayDo, resendAvailableAt, sellerScreen } from "./state";

/**
 * Makes a person a seller and asks DHMAD to verify who they are. The seller, the consent and the attempt are committed
 * before the call (rule 1); a repeated or concurrent call finds the attempt and sends nothing twice. Where the address
 * is not yet shown to be theirs, it is mailed a link first (`proveAddress`). Fails with `conflict` (handle or address
 * taken), `rate_limited` and `refused_by_dhmad`.
 */
export async function startVerification(
  db: Db,
  client: DhmadClient,
  userId: string,
  input: BecomeSellerInput,
  options: VerificationOptions,
): Promise<Result<Sent>> {
  const { now, intent } = at(options);
  const { name, handle, dhmadEmail } = input;
  const proved = await hasProved(db, userId, dhmadEmail);
  let next: Result<Next>;
  try {
    next = await db.transaction(async (tx) => {
      const seller = await lockPerson(tx, userId);
      // A second tab, or an old page: what is asked for was done.
      if (seller && seller.kycStatus !== "requested") return ok({ ask: "nobody" });
      const free = await claimAddress(tx, userId, dhmadEmail);
      if (!free.ok) return free;
      const intended = await intendRequest(tx, { userId, dhmadEmail }, { proved }, intent);
      if (!intended.ok || (seller && !isAnew(intended.data))) return intended;
      const row = { name, handle, ...requestedAnew(seller, dhmadEmail, now) };
      if (seller) await tx.update(sellers).set(row).where(eq(sellers.userId, userId));
      else await tx.insert(sellers).values({ userId, ...row, createdAt: now });
      return intended;
    });
  } catch (error) {
    if (violatedConstraint(error) !== "sellers_handle_unique") throw error;
    return fail("conflict", "checkFields", { handle: ["handleTaken"] });
  }
  return next.ok ? carryOut(db, client, userId, next.data, options) : next;
}

/**
 * Asks DHMAD to mail its invitation again, at most once in five minutes after one that went out. Fails with
 * `not_found`, `conflict` (no invitation is waited for) and `rate_limited`.
 */
export async function resendVerification(
  db: Db,
  client: DhmadClient,
  userId: string,
  options: VerificationOptions,
): Promise<Result<Sent>> {
  const { now, intent } = at(options);
  const next = await db.transaction(async (tx): Promise<Result<Next>> => {
    const allowed = await requireAct(tx, userId, "resend", now);
    if (!allowed.ok) return allowed;
    return intendRequest(tx, allowed.data.seller, { proved: true }, intent);
  });
  return next.ok ? carryOut(db, client, userId, next.data, options) : next;
}

/**
 * Mails the link that proves the address again, at most once in five minutes; the one before is void. Fails as
 * `resendVerification` does, and with `mail_failed`.
 */
export async function resendProof(
  db: Db,
  client: DhmadClient,
  userId: string,
  options: VerificationOptions,
): Promise<Result<Sent>> {
  const { now } = at(options);
  const next = await db.transaction(async (tx): Promise<Result<Next>> => {
    const allowed = await requireAct(tx, userId, "resend_proof", now);
    if (!allowed.ok) return allowed;
    const proof = await makeProof(tx, userId, allowed.data.seller.dhmadEmail, now);
    return proof ? ok({ ask: "person", ...proof }) : fail("rate_limited", "tooManyVerifications");
  });
  if (!next.ok) return next;
  const sent = await carryOut(db, client, userId, next.data, options);
  return sent.ok && !sent.data.reached ? fail("mail_failed", "mailFailed") : sent;
}

/**
 * Begins a new verification: for another address while the old one is not decided, or, after a rejection, a withdrawal
 * or the end of the 90 days, for the same one too. Consent is given and stored again. Events of the old verification no
 * longer count. Fails with `not_found`, `conflict`, `invalid_input` (the same address), `rate_limited` and
 * `refused_by_dhmad`.
 */
export async function changeAddress(
  db: Db,
  client: DhmadClient,
  userId: string,
  { dhmadEmail }: ChangeAddressInput,
  options: VerificationOptions,
): Promise<Result<Sent>> {
  const { now, intent } = at(options);
  const proved = await hasProved(db, userId, dhmadEmail);
  const next = await db.transaction(async (tx): Promise<Result<Next>> => {
    const seller = await lockPerson(tx, userId);
    const known = await knownOf(tx, seller);
    if (!known) return fail("not_found", "sellerUnknown");
    const screen = sellerScreen(known, now);
    const same = known.seller.dhmadEmail === dhmadEmail;
    // A second press, or a second tab: what is asked for was done.
    if (same && (screen === "contacting" || screen === "prove_email")) return ok({ ask: "nobody" });
    if (screen === "approved") return fail("conflict", "verificationApproved");
    if (screen === "contacting") return fail("conflict", "verificationUnderWay");
    const again = mayDo(screen, "start_again");
    if (!again && !mayDo(screen, "change_address")) return fail("conflict", "verificationNotPending");
    if (!again && same && known.seller.kycStatus === "pending")
      return fail("invalid_input", "checkFields", { dhmadEmail: ["addressUnchanged"] });
    const free = await claimAddress(tx, userId, dhmadEmail);
    if (!free.ok) return free;
    // For the same address: late events of the old one must not count for the new one.
    const supersedes = same ? known.seller.dhmadVerificationId : null;
    const intended = await intendRequest(tx, { userId, dhmadEmail }, { proved, supersedes }, intent);
    if (!intended.ok || !isAnew(intended.data)) return intended;
    await tx
      .update(sellers)
      .set(requestedAnew(known.seller, dhmadEmail, now))
      .where(eq(sellers.userId, userId));
    return intended;
  });
  return next.ok ? carryOut(db, client, userId, next.data, options) : next;
}

/** The present time, and what an attempt is written with. */
function at({ appUrl, locale, clock = systemClock }: VerificationOptions) {
  const now = clock();
  return { now, intent: { appUrl, locale, now } };
}

/** The seller, locked, if their screen offers `act` and no mail of it went out a moment ago. */
async function requireAct(tx: Tx, userId: string, act: "resend" | "resend_proof", now: Date) {
  const known = await knownOf(tx, await lockPerson(tx, userId));
  if (!known) return fail("not_found", "sellerUnknown");
  if (!mayDo(sellerScreen(known, now), act)) return fail("conflict", "verificationNotPending");
  const availableAt = resendAvailableAt(known);
  return availableAt && availableAt > now ? fail("rate_limited", "resendTooEarly") : ok(known);
}

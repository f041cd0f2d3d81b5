import "server-only";
import { and, eq, isNotNull, ne, or, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { sellers, users } from "@/db/schema";
import { HOUR_MS, SECOND_MS } from "@/lib/clock";
import type { Locale } from "@/lib/i18n/locales";
import { type Limit, takeFromLimit } from "@/lib/rate-limit";
import { fail, ok, type Result } from "@/lib/result";
import { intendCall, openCall, supersedeCall } from "./calls";
import { CONSENT_VERSION } from "./input";
import { dropProof, isCooling, makeProof } from "./proof";
import { isAbandoned, type Seller } from "./state";

/** Each request makes DHMAD mail somebody: nobody may use us to fill a stranger's mailbox. */
const PER_PERSON: Limit = { max: 10, windowMs: HOUR_MS };

export type IntentOptions = { appUrl: string; locale: Locale; now: Date };

/** Serialises what one person asks for: two tabs cannot both begin a verification. */
export async function lockPerson(tx: Tx, userId: string): Promise<Seller | null> {
  await tx.select({ id: users.id }).from(users).where(eq(users.id, userId)).for("no key update");
  const [seller] = await tx.select().from(sellers).where(eq(sellers.userId, userId)).for("update");
  return seller ?? null;
}

/**
 * Refuses an address that is another seller's: DHMAD keeps one verification an address, and pays one person. Naming an
 * address takes it from nobody; having signed in with it, proved it by our link, or been verified under it does.
 */
export async function claimAddress(tx: Tx, userId: string, dhmadEmail: string): Promise<Result<null>> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`seller-address:${dhmadEmail}`}))`);
  const taken = await tx
    .select({ userId: sellers.userId })
    .from(sellers)
    .innerJoin(users, eq(users.id, sellers.userId))
    .where(
      and(
        eq(sellers.dhmadEmail, dhmadEmail),
        ne(sellers.userId, userId),
        or(eq(users.email, dhmadEmail), isNotNull(sellers.emailProvedAt), ne(sellers.kycStatus, "requested")),
      ),
    );
  return taken.length === 0
    ? ok(null)
    : fail("conflict", "dhmadEmailTaken", { dhmadEmail: ["dhmadEmailTaken"] });
}

/** What a seller's row becomes when a verification is asked for: nothing of an earlier one is left. */
export const requestedAnew = (seller: Seller | null, dhmadEmail: string, now: Date) => ({
  dhmadEmail,
  kycStatus: "requested" as const,
  dhmadVerificationId: null,
  needsAdminReview: false,
  diditSessionStatus: null,
  verificationEmailSent: false,
  verificationEmailSentAt: null,
  verificationMessage: null,
  verificationExpiresAt: null,
  rejectedAt: null,
  lastReadAt: null,
  ...(seller?.dhmadEmail === dhmadEmail ? {} : { dhmadUserId: null, linkedAt: null, emailProvedAt: null }),
  consentAt: now,
  consentVersion: CONSENT_VERSION,
  version: seller ? seller.version + 1 : 0,
  updatedAt: now,
});

/** What is to be done after the commit: call DHMAD, or mail the link that proves the address. `isNew`: nothing was under way. */
export type Next =
  | { ask: "dhmad"; isNew: boolean }
  | { ask: "person"; token: string; email: string }
  | { ask: "nobody" };

/** Whether the seller's row is to say so: what was under way already is in it. */
export const isAnew = (next: Next): boolean => next.ask === "person" || (next.ask === "dhmad" && next.isNew);

/**
 * Commits what a request for a verification needs next. DHMAD mails whomever we name, so an address that the person has
 * not `proved` is proved by a link of ours first.
 */
export async function intendRequest(
  tx: Tx,
  seller: Pick<Seller, "userId" | "dhmadEmail">,
  { proved, supersedes = null }: { proved: boolean; supersedes?: string | null },
  options: IntentOptions,
): Promise<Result<Next>> {
  const { userId, dhmadEmail } = seller;
  if (proved) {
    const attempt = await intendVerification(tx, seller, supersedes, options);
    if (!attempt.ok) return attempt;
    await dropProof(tx, userId);
    return ok({ ask: "dhmad", isNew: attempt.data === "intended" });
  }
  if (await isCooling(tx, userId, dhmadEmail, options.now)) return ok({ ask: "nobody" });
  const left = await leaveOpenCall(tx, userId, options.now);
  if (!left.ok) return left;
  const proof = await makeProof(tx, userId, dhmadEmail, options.now);
  return proof ? ok({ ask: "person", ...proof }) : fail("rate_limited", "tooManyVerifications");
}

/**
 * Commits the attempt to ask DHMAD for the verification of `seller` (rule 1), or finds the one that is under way. An
 * older attempt for another address is given up, unless its answer may arrive at any moment.
 */
export async function intendVerification(
  tx: Tx,
  seller: Pick<Seller, "userId" | "dhmadEmail">,
  supersedes: string | null,
  { appUrl, locale, now }: IntentOptions,
): Promise<Result<"intended" | "under_way">> {
  const open = await openCall(tx, seller.userId);
  if (open?.request.body.email === seller.dhmadEmail) return ok("under_way");
  const left = await leaveOpenCall(tx, seller.userId, now);
  if (!left.ok) return left;
  const body = {
    email: seller.dhmadEmail,
    external_user_id: seller.userId,
    redirect_url: `${appUrl}/onboarding/kyc-done`,
    metadata: { source: "seller_onboarding", locale },
  };
  await intendCall(tx, seller.userId, { body, supersedes }, now);
  return ok("intended");
}

/** Gives an unfinished attempt up for a new request, which is counted; not one whose answer may come at any moment. */
async function leaveOpenCall(tx: Tx, userId: string, now: Date): Promise<Result<null>> {
  const open = await openCall(tx, userId);
  if (open?.state === "sent" && !isAbandoned(open, now)) return fail("conflict", "verificationUnderWay");
  if (!(await takeFromLimit(tx, `verification:${userId}`, PER_PERSON, now)))
    return fail("rate_limited", "tooManyVerifications");
  if (open) await supersedeCall(tx, open.id, now);
  return ok(null);
}

/** After how long an unanswered attempt is worth a look by the reconciler. */
export const RECONCILE_AFTER_MS = 30 * SECOND_MS;

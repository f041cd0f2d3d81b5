import "server-only";
import { and, eq, ne, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { sellers, users } from "@/db/schema";
import { HOUR_MS, SECOND_MS } from "@/lib/clock";
import type { Locale } from "@/lib/i18n/locales";
import { type Limit, takeFromLimit } from "@/lib/rate-limit";
import { fail, ok, type Result } from "@/lib/result";
import { intendCall, openCall, supersedeCall } from "./calls";
import { CONSENT_VERSION } from "./input";
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

/** Refuses an address that is another seller's: DHMAD keeps one verification an address, and pays one person. */
export async function claimAddress(tx: Tx, userId: string, dhmadEmail: string): Promise<Result<null>> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`seller-address:${dhmadEmail}`}))`);
  const taken = await tx
    .select({ userId: sellers.userId })
    .from(sellers)
    .where(and(eq(sellers.dhmadEmail, dhmadEmail), ne(sellers.userId, userId)));
  return taken.length === 0
    ? ok(null)
    : fail("conflict", "dhmadEmailTaken", { dhmadEmail: ["dhmadEmailTaken"] });
}

/** What a seller's row becomes when a verification is asked for: nothing of an earlier one is left. */
export const requestedAnew = (dhmadEmail: string, now: Date) => ({
  dhmadEmail,
  kycStatus: "requested" as const,
  dhmadVerificationId: null,
  needsAdminReview: false,
  diditSessionStatus: null,
  verificationEmailSent: false,
  verificationEmailSentAt: null,
  verificationMessage: null,
  consentAt: now,
  consentVersion: CONSENT_VERSION,
  updatedAt: now,
});

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
  if (open?.state === "sent" && !isAbandoned(open, now)) return fail("conflict", "verificationUnderWay");
  if (!(await takeFromLimit(tx, `verification:${seller.userId}`, PER_PERSON, now)))
    return fail("rate_limited", "tooManyVerifications");
  if (open) await supersedeCall(tx, open.id, now);
  const body = {
    email: seller.dhmadEmail,
    external_user_id: seller.userId,
    redirect_url: `${appUrl}/onboarding/kyc-done`,
    metadata: { source: "seller_onboarding", locale },
  };
  await intendCall(tx, seller.userId, { body, supersedes }, now);
  return ok("intended");
}

/** After how long an unanswered attempt is worth a look by the reconciler. */
export const RECONCILE_AFTER_MS = 30 * SECOND_MS;

import "server-only";
import { eq, type SQL } from "drizzle-orm";
import { z } from "zod";
import type { Tx } from "@/db/client";
import { sellers } from "@/db/schema";
import { systemClock } from "@/lib/clock";
import type { DhmadVerification, DhmadVerificationEvent } from "@/lib/dhmad";
import { openCall } from "./calls";
import { tellOfKyc } from "./news";
import { dropProof } from "./proof";
import type { Seller } from "./state";
import { eventMaySet, toKycStatus } from "./status";

/**
 * How we know. A webhook says what was true when it was sent; an answer says what is true now, if nothing was written
 * since `readVersion` of the seller was read. `adopts`: it answers our own request for a new verification. `replaces`: it
 * speaks of the person's account at DHMAD, so an unfinished verification of ours no longer counts. `watched`: the person
 * waits at the screen for it, and needs no message.
 */
export type KycEvidence =
  | "webhook"
  | { readVersion: number; adopts?: boolean; replaces?: boolean; watched?: boolean };

/**
 * `ignored`: it speaks of a verification that is no longer this seller's. `unknown`: of nobody we know. `needs_read`:
 * it does not fit, or was overtaken: ask DHMAD and apply its answer (`reconcileVerification`).
 */
export type KycOutcome = "applied" | "unchanged" | "ignored" | "unknown" | "needs_read";
export type KycApplied = { outcome: KycOutcome; userId: string | null };

/** What DHMAD knows of an account of its own (409 for an address that is verified, userinfo): no verification is named. */
type AccountKnown = {
  id: null;
  email: string;
  external_user_id: string;
  kyc_status: "approved" | "rejected";
};

/**
 * The one way in: what DHMAD says of a person's identity passes here, whoever brings it (design, rule 3), and nothing
 * else writes DHMAD's three statuses. The seller's row is locked in the caller's transaction. Listings follow by
 * trigger (rule 8).
 */
export async function applyVerification(
  tx: Tx,
  verification: DhmadVerification | DhmadVerificationEvent | AccountKnown,
  evidence: KycEvidence,
  now = systemClock(),
): Promise<KycApplied> {
  const seller = await lockSellerOf(tx, verification);
  if (!seller) return { outcome: "unknown", userId: null };
  const done = (outcome: KycOutcome): KycApplied => ({ outcome, userId: seller.userId });

  const belongs = await belongsTo(tx, seller, verification, evidence);
  if (belongs !== "yes") return done(belongs);
  const status = nextStatus(seller, verification.kyc_status, evidence);
  const asked = evidence !== "webhook" && evidence.adopts === true;
  const patch = toSellerPatch(seller, verification as Said, { status, asked, now });
  if (evidence !== "webhook" && evidence.replaces && patch.kycStatus && seller.dhmadVerificationId)
    patch.dhmadVerificationId = null;
  if (evidence === "webhook" && !eventMaySet(seller.kycStatus, status)) {
    // Who they are at DHMAD stays true whatever the status is.
    const { dhmadUserId, linkedAt } = patch;
    if (dhmadUserId) await write(tx, seller, { dhmadUserId, linkedAt }, now);
    return done("needs_read");
  }
  if (Object.keys(patch).length === 0) return done("unchanged");
  if (evidence !== "webhook" && evidence.readVersion !== seller.version) return done("needs_read");
  const watched = evidence !== "webhook" && evidence.watched === true;
  if (!watched) await tellOfKyc(tx, seller, { ...seller, ...patch, version: seller.version + 1 }, now);
  // Whatever DHMAD says of the address, it is not waited for any more.
  await dropProof(tx, seller.userId);
  await write(tx, seller, patch, now);
  return done("applied");
}

/** By the verification that we know it under, else by the person that we named to DHMAD. */
async function lockSellerOf(
  tx: Tx,
  { id, external_user_id }: { id: string | null; external_user_id?: string | null },
): Promise<Seller | null> {
  const lock = async (where: SQL) => (await tx.select().from(sellers).where(where).for("update"))[0] ?? null;
  const known = id === null ? null : await lock(eq(sellers.dhmadVerificationId, id));
  if (known) return known;
  const named = z.uuid().safeParse(external_user_id);
  return named.success ? lock(eq(sellers.userId, named.data)) : null;
}

/** An event for an address that was given up must not approve the address that replaced it. */
async function belongsTo(
  tx: Tx,
  seller: Seller,
  verification: { id: string | null; email: string; kyc_status: string },
  evidence: KycEvidence,
): Promise<"yes" | "ignored" | "needs_read"> {
  if (verification.email.toLowerCase() !== seller.dhmadEmail) return "ignored";
  if (verification.id === null || verification.id === seller.dhmadVerificationId) return "yes";
  if (evidence !== "webhook" && evidence.adopts) return "yes";
  const open = await openCall(tx, seller.userId);
  if (seller.dhmadVerificationId !== null) return open ? "needs_read" : "ignored";
  if (open?.request.supersedes === verification.id) return "ignored";
  // Approved without a verification of ours (409): an old invitation that nobody followed takes nothing away.
  return seller.kycStatus === "approved" && verification.kyc_status !== "approved" ? "ignored" : "yes";
}

/** A word of DHMAD's that we do not know changes nothing; as a first answer it means that all is not decided. */
function nextStatus(seller: Seller, word: string, evidence: KycEvidence): Seller["kycStatus"] {
  const known = toKycStatus(word);
  if (known) return known;
  return evidence !== "webhook" && seller.kycStatus === "requested" ? "pending" : seller.kycStatus;
}

/** What an answer, an event or a 409 may say: each leaves some of it out. */
type Said = { id: string | null } & Partial<
  Pick<
    DhmadVerification,
    | "linked_user_id"
    | "linked_at"
    | "expires_at"
    | "didit_session_status"
    | "needs_admin_review"
    | "verification_email_sent"
    | "verification_email_sent_at"
    | "message"
  >
>;

/** What differs from the row, in our columns. What DHMAD does not say is left as it is. */
function toSellerPatch(
  seller: Seller,
  verification: Said,
  { status, asked, now }: { status: Seller["kycStatus"]; asked: boolean; now: Date },
): Partial<Seller> {
  const said: Partial<Seller> = { kycStatus: status };
  if (verification.id) said.dhmadVerificationId = verification.id;
  if (verification.linked_user_id) {
    said.dhmadUserId = verification.linked_user_id;
    if (seller.dhmadUserId !== said.dhmadUserId || !seller.linkedAt)
      said.linkedAt = verification.linked_at ? new Date(verification.linked_at) : now;
  }
  if (verification.expires_at) said.verificationExpiresAt = new Date(verification.expires_at);
  if (verification.didit_session_status) said.diditSessionStatus = verification.didit_session_status;
  if (verification.needs_admin_review != null) said.needsAdminReview = verification.needs_admin_review;
  else if (status !== "pending") said.needsAdminReview = false;
  if (verification.verification_email_sent != null) {
    said.verificationEmailSent = verification.verification_email_sent;
    said.verificationMessage = verification.verification_email_sent ? null : (verification.message ?? null);
  }
  if (verification.verification_email_sent_at) {
    // Where DHMAD's clock runs ahead of ours, the cooldown begins when we learn of the mail.
    const sentAt = new Date(verification.verification_email_sent_at);
    if (sentAt <= now) said.verificationEmailSentAt = sentAt;
    else if (asked || !seller.verificationEmailSentAt) said.verificationEmailSentAt = now;
  }
  if (status !== seller.kycStatus) Object.assign(said, decidedAt(seller, status, now));
  return Object.fromEntries(
    Object.entries(said).filter(([key, value]) => !same(seller[key as keyof Seller], value)),
  );
}

/** `approvedAt` outlives a withdrawal: by it the screen knows that there was something to take back. */
function decidedAt(
  seller: Seller,
  status: Seller["kycStatus"],
  now: Date,
): Partial<Pick<Seller, "approvedAt" | "rejectedAt">> {
  if (status === "approved") return { approvedAt: now, rejectedAt: null };
  if (status !== "rejected") return {};
  return seller.kycStatus === "approved" ? { rejectedAt: now } : { rejectedAt: now, approvedAt: null };
}

const same = (a: unknown, b: unknown) =>
  a instanceof Date && b instanceof Date ? a.getTime() === b.getTime() : a === b;

async function write(tx: Tx, seller: Seller, patch: Partial<Seller>, now: Date): Promise<void> {
  await tx
    .update(sellers)
    .set({ ...patch, version: seller.version + 1, updatedAt: now })
    .where(eq(sellers.userId, seller.userId));
}

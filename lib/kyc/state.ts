import type { dhmadCalls, sellers } from "@/db/schema";
import { MINUTE_MS } from "@/lib/clock";

export type Seller = typeof sellers.$inferSelect;
export type KycStatus = Seller["kycStatus"];
/** The newest attempt to ask DHMAD for a verification, as far as a screen needs it. */
export type VerificationCall = Pick<
  typeof dhmadCalls.$inferSelect,
  "id" | "state" | "errorCode" | "errorMessage" | "sentAt" | "createdAt"
>;

/** DHMAD resends its invitation at most once in this time (dhmad-api.md, section 3). */
export const RESEND_COOLDOWN_MS = 5 * MINUTE_MS;
/** Our calls give up after 15 seconds: an attempt that is `sent` for longer has lost its process. */
export const SENT_TOO_LONG_MS = MINUTE_MS;

const STATUSES = ["pending", "approved", "rejected"] as const;

/** DHMAD's `kyc_status`; null where it is a word that we do not know. */
export const toKycStatus = (value: string): (typeof STATUSES)[number] | null =>
  STATUSES.find((status) => status === value) ?? null;

/**
 * Whether an event may set `to` by itself. It says what was true when it was sent: once a decision is known, another
 * one may be older or newer, and only DHMAD's present answer tells (rule 5).
 */
export const eventMaySet = (from: KycStatus, to: KycStatus): boolean =>
  from === to || from === "requested" || from === "pending";

/** When a resend is possible: five minutes after the last mail, at once (null) where none went out. */
export function resendAvailableAt(
  seller: Pick<Seller, "verificationEmailSent" | "verificationEmailSentAt">,
): Date | null {
  if (!seller.verificationEmailSent || !seller.verificationEmailSentAt) return null;
  return new Date(seller.verificationEmailSentAt.getTime() + RESEND_COOLDOWN_MS);
}

/** What the seller's screen shows. */
export type SellerScreen =
  | "start"
  | "contacting"
  | "unreachable"
  | "refused"
  | "check_email"
  | "email_not_sent"
  | "in_review"
  | "rejected"
  | "approved";

/** `call` is the newest attempt. DHMAD's decisions come first, then what is open between us and DHMAD. */
export function sellerScreen(seller: Seller | null, call: VerificationCall | null, now: Date): SellerScreen {
  if (!seller) return "start";
  if (seller.kycStatus === "approved" || seller.kycStatus === "rejected") return seller.kycStatus;
  if (seller.kycStatus === "requested") {
    if (call?.state === "refused") return "refused";
    return call && isStuck(call, now) ? "unreachable" : "contacting";
  }
  // DHMAD's admins decide, and no event says that the case is with them.
  if (seller.needsAdminReview || seller.diditSessionStatus === "completed") return "in_review";
  return seller.verificationEmailSent ? "check_email" : "email_not_sent";
}

/** Whether an attempt waits for somebody to try again. */
export function isStuck(call: VerificationCall, now: Date): boolean {
  if (call.state === "unknown") return true;
  if (call.state === "intended")
    return call.errorMessage !== null || now.getTime() - call.createdAt.getTime() > SENT_TOO_LONG_MS;
  return call.state === "sent" && isAbandoned(call, now);
}

export const isAbandoned = (call: Pick<VerificationCall, "sentAt">, now: Date): boolean =>
  call.sentAt === null || now.getTime() - call.sentAt.getTime() > SENT_TOO_LONG_MS;

/** Why DHMAD refused the newest attempt. `words` are its own, or a key of the catalogue `errors`. */
export function refusalOf(call: VerificationCall | null): { byAddress: boolean; words: string } | null {
  if (call?.state !== "refused") return null;
  const byAddress = call.errorCode !== "verificationRefused";
  return { byAddress, words: call.errorMessage ?? call.errorCode ?? "verificationRefused" };
}

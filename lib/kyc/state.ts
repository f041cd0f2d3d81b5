import type { addressProofs, dhmadCalls, sellers } from "@/db/schema";
import { MINUTE_MS } from "@/lib/clock";

export type Seller = typeof sellers.$inferSelect;
export type KycStatus = Seller["kycStatus"];
/** The newest attempt to ask DHMAD for a verification, as far as a screen needs it. */
export type VerificationCall = Pick<
  typeof dhmadCalls.$inferSelect,
  "id" | "state" | "errorCode" | "errorMessage" | "sentAt" | "createdAt"
>;
/** The proof that we wait for, as far as a screen needs it. It exists only while we wait. */
export type AddressProof = Pick<typeof addressProofs.$inferSelect, "email" | "sentAt" | "expiresAt">;
/** What a person's screen is drawn from. */
export type KnownSeller = { seller: Seller; call: VerificationCall | null; proof: AddressProof | null };

/** DHMAD resends its invitation at most once in this time (dhmad-api.md, section 3); we keep to it for our own mail. */
export const RESEND_COOLDOWN_MS = 5 * MINUTE_MS;
/** Our calls give up after 15 seconds: an attempt that is `sent` for longer has lost its process. */
export const SENT_TOO_LONG_MS = MINUTE_MS;

/** What a person may do on a screen, or is led to from it. */
export type SellerAct =
  | "begin"
  | "resend_proof"
  | "resend"
  | "retry"
  | "look"
  | "change_address"
  | "start_again"
  | "new_listing"
  | "my_listings"
  | "my_sales";

export type SellerRule = {
  /** Of the three steps to selling, the one that the person stands at; null where the way is over or was broken off. */
  step: 0 | 1 | null;
  /** Who has to do something before anything changes. */
  waitsFor: "seller" | "dhmad" | "souk" | "nobody";
  /** The first is what the screen is for. */
  acts: readonly SellerAct[];
  /** Whether an answer is awaited, so that a page without JavaScript reloads now and then. */
  awaited: boolean;
};

/**
 * Every screen of a verification, and what is true of it: pages draw it from here, commands refuse what it does not
 * name, and tests walk it row by row. The texts stand under the same names in the catalogue `selling` (`kyc`).
 */
export const SELLER_SCREENS = {
  /** Not a seller yet, or DHMAD refused the request: the form. */
  start: { step: 0, waitsFor: "seller", acts: ["begin"], awaited: false },
  refused: { step: 0, waitsFor: "seller", acts: ["begin", "change_address"], awaited: false },
  /** The address is not the one that they sign in with: DHMAD is asked once our link there was followed. */
  prove_email: {
    step: 0,
    waitsFor: "seller",
    acts: ["resend_proof", "change_address"],
    awaited: true,
  },
  proof_not_sent: {
    step: 0,
    waitsFor: "seller",
    acts: ["resend_proof", "change_address"],
    awaited: true,
  },
  proof_expired: {
    step: 0,
    waitsFor: "seller",
    acts: ["resend_proof", "change_address"],
    awaited: true,
  },
  /** The attempt is on its way. */
  contacting: { step: 1, waitsFor: "souk", acts: [], awaited: true },
  unreachable: { step: 1, waitsFor: "souk", acts: ["retry", "change_address"], awaited: true },
  check_email: {
    step: 1,
    waitsFor: "seller",
    acts: ["resend", "look", "change_address"],
    awaited: true,
  },
  email_not_sent: { step: 1, waitsFor: "seller", acts: ["resend", "change_address"], awaited: true },
  /** DHMAD's admins decide, in days perhaps, and no event says that the case is with them (dhmad-api.md, section 3). */
  in_review: { step: 1, waitsFor: "dhmad", acts: ["look"], awaited: true },
  /** DHMAD keeps an unfinished verification for 90 days. */
  expired: { step: 1, waitsFor: "seller", acts: ["start_again"], awaited: false },
  rejected: { step: null, waitsFor: "seller", acts: ["start_again"], awaited: false },
  /** Approved once, then rejected: listings are offline, open orders stay. */
  withdrawn: { step: null, waitsFor: "seller", acts: ["start_again", "my_sales"], awaited: false },
  approved: { step: null, waitsFor: "nobody", acts: ["new_listing", "my_listings"], awaited: false },
} as const satisfies Record<string, SellerRule>;

/** What the seller's screen shows. */
export type SellerScreen = keyof typeof SELLER_SCREENS;

export const ruleOf = (screen: SellerScreen): SellerRule => SELLER_SCREENS[screen];

/** Whether a person on this screen may do this: the commands ask it too, for a page that is out of date. */
export const mayDo = (screen: SellerScreen, act: SellerAct): boolean => ruleOf(screen).acts.includes(act);

/** The screen of a person at `now`. DHMAD's decisions come first, then what is open between the three of us. */
export function sellerScreen(known: KnownSeller | null, now: Date): SellerScreen {
  if (!known) return "start";
  const { seller, call, proof } = known;
  if (seller.kycStatus === "approved") return "approved";
  if (seller.kycStatus === "rejected") return seller.approvedAt ? "withdrawn" : "rejected";
  if (seller.kycStatus === "requested") {
    if (proof) return proofScreen(proof, now);
    if (call?.state === "refused") return "refused";
    return call && isStuck(call, now) ? "unreachable" : "contacting";
  }
  if (seller.needsAdminReview || seller.diditSessionStatus === "completed") return "in_review";
  if (isExpired(seller, now)) return "expired";
  return seller.verificationEmailSent ? "check_email" : "email_not_sent";
}

function proofScreen({ sentAt, expiresAt }: AddressProof, now: Date): SellerScreen {
  if (!sentAt) return "proof_not_sent";
  return expiresAt <= now ? "proof_expired" : "prove_email";
}

/** Whether DHMAD's 90 days are over. What it has decided, or has with its admins, stays as it is. */
export const isExpired = (seller: Pick<Seller, "verificationExpiresAt">, now: Date): boolean =>
  seller.verificationExpiresAt !== null && seller.verificationExpiresAt <= now;

/** When the mail of this screen can be sent again: five minutes after the last one, at once (null) where none went out. */
export function resendAvailableAt({ seller, proof }: Pick<KnownSeller, "seller" | "proof">): Date | null {
  const sentAt = proof ? proof.sentAt : seller.verificationEmailSent ? seller.verificationEmailSentAt : null;
  return sentAt && new Date(sentAt.getTime() + RESEND_COOLDOWN_MS);
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

import type { Reader } from "../../db/client";
import type { Escrow } from "../escrows/state";
import { newestVerification } from "../kyc/link";
import { findUser } from "../people/users";
import { businessRule, notImitated } from "../refusal";

export const ACTIONS = [
  "sign_contract",
  "accept_pay",
  "complete",
  "dispute",
  "request_cancellation",
  "reject_cancellation",
  "accept_cancellation",
  "cancel_escrow",
  "submit_proof",
  "review_proof",
] as const;

export type Action = (typeof ACTIONS)[number];
/** The actions whose page exists. */
export type ImitatedAction = "accept_pay" | "complete";

/** The rule table of dhmad-api.md §5: refuses what the person could not do anyway. */
export async function requireSessionAllowed(
  reader: Reader,
  escrow: Escrow,
  action: Action,
  targetEmail: string,
): Promise<void> {
  if (action === "sign_contract" && escrow.mode === "quick") {
    throw businessRule(
      "QUICK_ESCROW_NO_CONTRACT",
      "Quick escrows have no contract to sign.",
      "Cette transaction n'a pas de contrat à signer.",
    );
  }
  if (action === "accept_pay") {
    requireUnpaid(escrow);
    requireBuyer(escrow, targetEmail);
    return requireSellerReady(reader, escrow);
  }
  if (action === "complete") {
    requireDelivered(escrow);
    return requireBuyer(escrow, targetEmail);
  }
  throw notImitated(`checkout sessions for "${action}"`, "action");
}

function requireNotCancelled(escrow: Escrow): void {
  if (escrow.status === "cancelled") {
    throw businessRule("ESCROW_CANCELLED", "The escrow is cancelled.", "Cette transaction a été annulée.");
  }
}

function requireUnpaid(escrow: Escrow): void {
  requireNotCancelled(escrow);
  if (escrow.status !== "pending") {
    throw businessRule(
      "PAYMENT_ALREADY_COMPLETED",
      "The escrow is already paid.",
      "Cette transaction est déjà payée.",
    );
  }
}

function requireDelivered(escrow: Escrow): void {
  requireNotCancelled(escrow);
  if (escrow.status === "completed") {
    throw businessRule(
      "ESCROW_ALREADY_COMPLETED",
      "The escrow is already completed.",
      "Cette transaction est déjà terminée.",
    );
  }
  if (escrow.status !== "delivered") {
    throw businessRule(
      "ESCROW_NOT_DELIVERED",
      "The escrow must be delivered before it can be completed.",
      "Le vendeur n'a pas encore livré.",
    );
  }
}

function requireBuyer(escrow: Escrow, email: string): void {
  if (email !== escrow.buyerEmail) {
    throw businessRule(
      "CHECKOUT_TARGET_NOT_BUYER",
      "This action must target the buyer of the escrow.",
      "Seul l'acheteur peut effectuer cette action.",
    );
  }
}

/** The newest verification decides; without any, an account with approved KYC is enough. */
export async function isSellerReady(reader: Reader, worldId: string, email: string): Promise<boolean> {
  const verification = await newestVerification(reader, worldId, email);
  if (verification) return verification.kycStatus === "approved";
  return (await findUser(reader, worldId, email))?.kycStatus === "approved";
}

async function requireSellerReady(reader: Reader, escrow: Escrow): Promise<void> {
  if (await isSellerReady(reader, escrow.worldId, escrow.sellerEmail)) return;
  throw businessRule(
    "SELLER_NOT_READY",
    "The seller has not completed pre-account identity verification.",
    "Le vendeur n'a pas encore terminé la vérification de son identité. Réessayez plus tard.",
  );
}

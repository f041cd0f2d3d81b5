import type { Reader } from "../../db/client";
import { type Contract, contractOf, isFullySigned } from "../contracts/read";
import { type Escrow, type Party, partyOf } from "../escrows/state";
import { newestVerification } from "../kyc/link";
import { findUser } from "../people/users";
import { businessRule, type Refusal } from "../refusal";

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

/** What the rules look at; everything else of the escrow does not matter. */
export type Situation = {
  escrow: Pick<
    Escrow,
    | "mode"
    | "status"
    | "buyerEmail"
    | "sellerEmail"
    | "depositPending"
    | "disputeOpen"
    | "cancellationRequestedAt"
    | "proofPhase"
  >;
  contract?: Pick<Contract, "sellerSignedAt" | "buyerSignedAt"> | undefined;
};

/** Code, words for the developer, words for the person. */
const RULES = {
  QUICK_ESCROW_NO_CONTRACT: [
    "Quick escrows have no contract to sign.",
    "Cette transaction n'a pas de contrat à signer.",
  ],
  INSTANT_ESCROW_NO_CONTRACT: [
    "Instant escrows have no contract to sign.",
    "Cette transaction n'a pas de contrat à signer.",
  ],
  INSTANT_ESCROW_ACTION_NOT_ALLOWED: [
    "This action does not exist for instant escrows.",
    "Cette action n'existe pas pour une transaction instantanée.",
  ],
  CONTRACT_ALREADY_SIGNED: ["The contract is already signed.", "Vous avez déjà signé ce contrat."],
  CONTRACT_NOT_SIGNED: [
    "Both sides must sign the contract before payment.",
    "Le contrat doit d'abord être signé par les deux parties.",
  ],
  PAYMENT_ALREADY_COMPLETED: ["The escrow is already paid.", "Cette transaction est déjà payée."],
  DEPOSIT_PROOF_PENDING: [
    "A guest's proof of payment for this escrow is being reviewed.",
    "Un paiement pour cette transaction est en cours de vérification.",
  ],
  ESCROW_ALREADY_COMPLETED: ["The escrow is already completed.", "Cette transaction est déjà terminée."],
  ESCROW_CANCELLED: ["The escrow is cancelled.", "Cette transaction a été annulée."],
  ESCROW_NOT_PAID: ["The escrow is not paid yet.", "Cette transaction n'est pas encore payée."],
  ESCROW_NOT_DELIVERED: [
    "The escrow must be delivered before it can be completed.",
    "Le vendeur n'a pas encore livré.",
  ],
  ESCROW_IN_DISPUTE: ["A dispute is open for this escrow.", "Un litige est ouvert pour cette transaction."],
  DISPUTE_ALREADY_OPEN: [
    "A dispute is already open for this escrow.",
    "Un litige est déjà ouvert pour cette transaction.",
  ],
  CANCELLATION_REQUEST_BUYER_ONLY: [
    "Only the buyer can request a cancellation.",
    "Seul l'acheteur peut demander l'annulation.",
  ],
  CANCEL_ESCROW_SELLER_ONLY: [
    "Only the seller can cancel a paid escrow.",
    "Seul le vendeur peut annuler cette transaction.",
  ],
  CANCELLATION_ALREADY_REQUESTED: [
    "A cancellation request is already pending.",
    "Une demande d'annulation est déjà en attente.",
  ],
  NO_PENDING_CANCELLATION: [
    "There is no pending cancellation request.",
    "Aucune demande d'annulation n'est en attente.",
  ],
  PROOF_PHASE_MISMATCH: [
    "This proof action does not fit the present phase.",
    "Cette étape du justificatif n'est pas possible actuellement.",
  ],
  CHECKOUT_TARGET_NOT_BUYER: [
    "This action must target the buyer of the escrow.",
    "Seul l'acheteur peut effectuer cette action.",
  ],
  CHECKOUT_TARGET_NOT_SELLER: [
    "This action must target the seller of the escrow.",
    "Seul le vendeur peut effectuer cette action.",
  ],
  SELLER_NOT_READY: [
    "The seller has not completed pre-account identity verification.",
    "Le vendeur n'a pas encore terminé la vérification de son identité. Réessayez plus tard.",
  ],
} as const;

export type Rule = keyof typeof RULES;

/** The rule table of dhmad-api.md §5, without the seller's readiness: which rule stands in the way, if any. */
export function brokenRule({ escrow, contract }: Situation, action: Action, target: string): Rule | null {
  const party = partyOf(escrow, target);
  switch (action) {
    case "sign_contract":
      return signing(escrow, contract, party);
    case "accept_pay":
      return paying(escrow, contract, party);
    case "complete":
      return completing(escrow, party);
    case "dispute":
      if (!party) return "CHECKOUT_TARGET_NOT_BUYER";
      return unfunded(escrow) ?? (escrow.disputeOpen ? "DISPUTE_ALREADY_OPEN" : null);
    case "request_cancellation":
      if (party !== "buyer") return "CANCELLATION_REQUEST_BUYER_ONLY";
      return blocked(escrow) ?? (escrow.cancellationRequestedAt ? "CANCELLATION_ALREADY_REQUESTED" : null);
    case "cancel_escrow":
      return party === "seller" ? blocked(escrow) : "CANCEL_ESCROW_SELLER_ONLY";
    case "accept_cancellation":
    case "reject_cancellation":
      if (party !== "seller") return "CHECKOUT_TARGET_NOT_SELLER";
      return blocked(escrow) ?? (escrow.cancellationRequestedAt ? null : "NO_PENDING_CANCELLATION");
    case "submit_proof":
    case "review_proof":
      return proving(escrow, action, party);
  }
}

type Seen = Situation["escrow"];

function signing(escrow: Seen, contract: Situation["contract"], party: Party | null): Rule | null {
  if (escrow.mode === "quick") return "QUICK_ESCROW_NO_CONTRACT";
  if (escrow.mode === "instant") return "INSTANT_ESCROW_NO_CONTRACT";
  if (escrow.status === "cancelled") return "ESCROW_CANCELLED";
  if (!party) return "CHECKOUT_TARGET_NOT_BUYER";
  const signed = party === "seller" ? contract?.sellerSignedAt : contract?.buyerSignedAt;
  return signed || escrow.status !== "pending" ? "CONTRACT_ALREADY_SIGNED" : null;
}

function paying(escrow: Seen, contract: Situation["contract"], party: Party | null): Rule | null {
  if (escrow.status === "cancelled") return "ESCROW_CANCELLED";
  if (escrow.status !== "pending") return "PAYMENT_ALREADY_COMPLETED";
  if (party !== "buyer") return "CHECKOUT_TARGET_NOT_BUYER";
  if (escrow.mode === "standard" && !(contract && isFullySigned(contract))) return "CONTRACT_NOT_SIGNED";
  return escrow.depositPending ? "DEPOSIT_PROOF_PENDING" : null;
}

function completing(escrow: Seen, party: Party | null): Rule | null {
  if (escrow.mode === "instant") return "INSTANT_ESCROW_ACTION_NOT_ALLOWED";
  if (escrow.status === "cancelled") return "ESCROW_CANCELLED";
  if (escrow.status === "completed") return "ESCROW_ALREADY_COMPLETED";
  if (escrow.status !== "delivered") return "ESCROW_NOT_DELIVERED";
  if (party !== "buyer") return "CHECKOUT_TARGET_NOT_BUYER";
  return escrow.disputeOpen ? "ESCROW_IN_DISPUTE" : null;
}

function proving(escrow: Seen, action: "submit_proof" | "review_proof", party: Party | null): Rule | null {
  if (escrow.mode === "instant") return "INSTANT_ESCROW_ACTION_NOT_ALLOWED";
  const { proofPhase: phase } = escrow;
  if (action === "submit_proof") {
    if (party !== "seller") return "CHECKOUT_TARGET_NOT_SELLER";
    if (phase !== "waiting_seller_proof" && phase !== "needs_review") return "PROOF_PHASE_MISMATCH";
  } else {
    if (party !== "buyer") return "CHECKOUT_TARGET_NOT_BUYER";
    if (phase !== "submitted_waiting_buyer_review") return "PROOF_PHASE_MISMATCH";
  }
  if (escrow.status !== "paid") return "PROOF_PHASE_MISMATCH";
  return escrow.disputeOpen ? "ESCROW_IN_DISPUTE" : null;
}

/** Only a paid or delivered escrow can be disputed or cancelled. */
function unfunded({ status }: Seen): Rule | null {
  if (status === "pending") return "ESCROW_NOT_PAID";
  if (status === "completed") return "ESCROW_ALREADY_COMPLETED";
  return status === "cancelled" ? "ESCROW_CANCELLED" : null;
}

function blocked(escrow: Seen): Rule | null {
  return unfunded(escrow) ?? (escrow.disputeOpen ? "ESCROW_IN_DISPUTE" : null);
}

/** Refuses what the person could not do anyway, with the business rule as the API answers it. */
export async function requireSessionAllowed(
  reader: Reader,
  escrow: Escrow,
  action: Action,
  targetEmail: string,
): Promise<void> {
  const contract = await contractOf(reader, escrow.id);
  const rule = brokenRule({ escrow, contract }, action, targetEmail);
  if (rule) throw refusalOf(rule);
  if (action === "accept_pay" && !(await isSellerReady(reader, escrow.worldId, escrow.sellerEmail))) {
    throw refusalOf("SELLER_NOT_READY");
  }
}

export function refusalOf(rule: Rule): Refusal {
  const [message, userMessage] = RULES[rule];
  return businessRule(rule, message, userMessage);
}

/** The newest verification decides; without any, an account with approved KYC is enough. */
export async function isSellerReady(reader: Reader, worldId: string, email: string): Promise<boolean> {
  const verification = await newestVerification(reader, worldId, email);
  if (verification) return verification.kycStatus === "approved";
  return (await findUser(reader, worldId, email))?.kycStatus === "approved";
}

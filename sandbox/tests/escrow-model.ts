import type { EscrowStatus } from "../domain/escrows/state";

/** The ways in which an escrow is created for the property test. */
export const KINDS = ["standard", "quick", "proof", "instant"] as const;
export type Kind = (typeof KINDS)[number];

export const TRIES = [
  "sign",
  "pay",
  "payAsGuest",
  "approveDeposit",
  "rejectDeposit",
  "deliver",
  "rejectDelivery",
  "complete",
  "cancel",
  "requestCancellation",
  "rejectCancellation",
  "acceptCancellation",
  "cancelOutright",
  "submitProof",
  "acceptProof",
  "correctProof",
  "dispute",
  "settleRefund",
  "settleRelease",
  "settleDismiss",
] as const;
export type Try = (typeof TRIES)[number];

/**
 * What a model that knows only the rules of dhmad-api.md §4 to §6 remembers of an escrow. It shares no code with the
 * sandbox. Times are hours on the world's clock; real time only adds to them.
 */
export type Model = {
  id: string;
  kind: Kind;
  buyer: string;
  seller: string;
  status: EscrowStatus;
  sellerSigned: boolean;
  buyerSigned: boolean;
  deposit: boolean;
  requested: boolean;
  disputed: boolean;
  phase: "none" | "owed" | "submitted" | "corrections" | "accepted";
  expiresAt: number;
  completesAt: number;
  reviewEndsAt: number;
  events: string[];
};

export const REVIEW_HOURS = 6;
const COMPLETION_HOURS = 7 * 24;
const EXPIRY_HOURS = 30 * 24;

export function newModel(id: string, kind: Kind, buyer: string, seller: string, now: number): Model {
  return {
    id,
    kind,
    buyer,
    seller,
    status: "pending",
    sellerSigned: false,
    buyerSigned: false,
    deposit: false,
    requested: false,
    disputed: false,
    phase: "none",
    expiresAt: now + EXPIRY_HOURS,
    completesAt: Number.POSITIVE_INFINITY,
    reviewEndsAt: Number.POSITIVE_INFINITY,
    events: [],
  };
}

/** Whether this person may do that now. The admin's and the guest's tries do not depend on the person. */
export function isLegal(model: Model, what: Try, actor: string): boolean {
  const buyer = actor === model.buyer;
  const seller = actor === model.seller;
  const pending = model.status === "pending";
  const free = !model.disputed;
  const funded = (model.status === "paid" || model.status === "delivered") && free;
  switch (what) {
    case "sign":
      if (model.kind !== "standard" || !pending) return false;
      return (seller && !model.sellerSigned) || (buyer && !model.buyerSigned);
    case "pay":
      if (model.kind === "standard" && !(model.sellerSigned && model.buyerSigned)) return false;
      return buyer && pending && !model.deposit;
    case "payAsGuest":
      return model.kind === "instant" && pending && !model.deposit;
    case "approveDeposit":
    case "rejectDeposit":
      return model.deposit;
    case "deliver": {
      const owed = model.kind === "proof" && model.phase !== "accepted";
      return seller && model.status === "paid" && free && !owed;
    }
    case "rejectDelivery":
    case "complete":
      return buyer && model.status === "delivered" && free;
    case "cancel":
      return (buyer || seller) && pending;
    case "requestCancellation":
      return buyer && funded && !model.requested;
    case "rejectCancellation":
    case "acceptCancellation":
      return seller && funded && model.requested;
    case "cancelOutright":
      return seller && funded;
    case "submitProof":
      return seller && model.status === "paid" && free && ["owed", "corrections"].includes(model.phase);
    case "acceptProof":
    case "correctProof":
      return buyer && model.status === "paid" && free && model.phase === "submitted";
    case "dispute":
      return (buyer || seller) && funded;
    case "settleRefund":
    case "settleRelease":
    case "settleDismiss":
      return model.disputed;
  }
}

/** What a legal try changes, and the events it must cause. */
export function apply(model: Model, what: Try, actor: string, now: number): void {
  const tell = (event: string) => model.events.push(`${event} ${model.status}`);
  const become = (status: EscrowStatus) => {
    model.status = status;
    if (status === "completed" || status === "cancelled") {
      Object.assign(model, { requested: false, disputed: false });
    }
    tell("escrow.status.updated");
  };
  switch (what) {
    case "sign":
      if (actor === model.seller) model.sellerSigned = true;
      else model.buyerSigned = true;
      tell("contract.signed");
      break;
    case "pay":
    case "approveDeposit":
      model.deposit = false;
      become("paid");
      if (model.kind === "proof") {
        model.phase = "owed";
        tell("escrow.proof.required");
      }
      break;
    case "payAsGuest":
      model.deposit = true;
      break;
    case "rejectDeposit":
      model.deposit = false;
      tell("escrow.deposit_proof.rejected");
      break;
    case "deliver":
      model.completesAt = now + COMPLETION_HOURS;
      become(model.kind === "instant" ? "completed" : "delivered");
      break;
    case "rejectDelivery":
      model.status = "paid";
      tell("escrow.delivery.rejected");
      break;
    case "complete":
    case "settleRelease":
      become("completed");
      break;
    case "cancel":
      if (model.deposit) model.events.push("escrow.deposit_proof.rejected cancelled");
      model.deposit = false;
      become("cancelled");
      break;
    case "requestCancellation":
      model.requested = true;
      tell("escrow.cancellation.requested");
      break;
    case "rejectCancellation":
      model.requested = false;
      tell("escrow.cancellation.rejected");
      break;
    case "acceptCancellation":
      model.events.push("escrow.cancellation.accepted cancelled");
      become("cancelled");
      break;
    case "cancelOutright":
    case "settleRefund":
      become("cancelled");
      break;
    case "submitProof":
      Object.assign(model, { phase: "submitted", reviewEndsAt: now + REVIEW_HOURS });
      tell("escrow.proof.submitted");
      break;
    case "acceptProof":
      model.phase = "accepted";
      tell("escrow.proof.accepted");
      break;
    case "correctProof":
      model.phase = "corrections";
      tell("escrow.proof.needs_review");
      break;
    case "dispute":
      model.disputed = true;
      break;
    case "settleDismiss":
      model.disputed = false;
  }
}

/** What happens by itself until then. Each of these can only happen once from where the escrow stands. */
export function passTime(model: Model, now: number): void {
  if (model.disputed || model.deposit) return;
  if (model.status === "pending" && model.expiresAt <= now) {
    model.status = "cancelled";
    model.events.push("escrow.status.updated cancelled");
  } else if (model.status === "paid" && model.phase === "submitted" && model.reviewEndsAt <= now) {
    model.phase = "accepted";
    model.events.push("escrow.proof.accepted_by_timeout paid");
  } else if (model.status === "delivered" && !model.requested && model.completesAt <= now) {
    model.status = "completed";
    model.events.push("escrow.status.updated completed");
  }
}

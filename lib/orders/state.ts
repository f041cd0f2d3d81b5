import type { orders } from "@/db/schema";

type Row = typeof orders.$inferSelect;

/** Where an order can be. The last five follow DHMAD's escrow; `awaiting_payment` is its `pending`. */
export const ORDER_STATUSES = [
  "placing",
  "awaiting_payment",
  "paid",
  "delivered",
  "completed",
  "cancelled",
  "failed",
] as const;
export type OrderStatus = (typeof ORDER_STATUSES)[number];
export type OrderMode = Row["mode"];
export type OrderActor = "buyer" | "seller" | "dhmad" | "souk";
/** The side of an order from which a person looks at it. */
export type OrderSide = "buyer" | "seller";

/** What the rules look at; everything else of an order does not matter to them. */
export type OrderFacts = Pick<
  Row,
  | "mode"
  | "status"
  | "buyerSignedAt"
  | "sellerSignedAt"
  | "proofPhase"
  | "cancellationRequestedAt"
  | "disputeStatus"
>;

/**
 * Where an order stands for people: its status, and what DHMAD says beside it. `signing_buyer` and `signing_seller` wait
 * for that side alone; `return_requested` is a request for cancellation after the delivery.
 */
export const ORDER_STAGES = [
  "placing",
  "signing_both",
  "signing_buyer",
  "signing_seller",
  "awaiting_payment",
  "proof_due",
  "proof_review",
  "proof_correction",
  "paid",
  "delivered",
  "cancellation_requested",
  "return_requested",
  "disputed",
  "completed",
  "cancelled",
  "failed",
] as const;
export type OrderStage = (typeof ORDER_STAGES)[number];

/** DHMAD's word for a ticket that is not open any more [A]: any other word counts as open. */
const CLOSED_TICKET = /^(resolved|closed|dismissed|settled)$/i;
export const isDisputed = (order: Pick<OrderFacts, "disputeStatus">): boolean =>
  order.disputeStatus !== null && !CLOSED_TICKET.test(order.disputeStatus);

/** DHMAD's `proofInfo.phase` (dhmad-api.md, section 6). A phase that we do not know leads to DHMAD's own page, as `paid` does. */
const PROOF_STAGE: Record<string, OrderStage> = {
  waiting_seller_proof: "proof_due",
  submitted_waiting_buyer_review: "proof_review",
  needs_review: "proof_correction",
};

/** The stage of an order, from its row alone. */
export function stageOf(order: OrderFacts): OrderStage {
  const { status } = order;
  if (status === "awaiting_payment") return order.mode === "standard" ? signingStage(order) : status;
  if (status !== "paid" && status !== "delivered") return status;
  if (isDisputed(order)) return "disputed";
  if (order.cancellationRequestedAt) return status === "paid" ? "cancellation_requested" : "return_requested";
  if (status === "paid" && order.mode === "quick_proof")
    return PROOF_STAGE[order.proofPhase ?? "waiting_seller_proof"] ?? "paid";
  return status;
}

function signingStage({ buyerSignedAt, sellerSignedAt }: OrderFacts): OrderStage {
  if (buyerSignedAt && sellerSignedAt) return "awaiting_payment";
  if (buyerSignedAt) return "signing_seller";
  return sellerSignedAt ? "signing_buyer" : "signing_both";
}

/**
 * What a side can do. `deliver` and `reject_delivery` happen on the escrow's own page at DHMAD, where our key is no party
 * of the sale (section 4); `cancel` is a call of the API; all others are checkout sessions (section 5).
 */
export const ORDER_ACTIONS = [
  "sign",
  "pay",
  "submit_proof",
  "review_proof",
  "deliver",
  "confirm",
  "reject_delivery",
  "request_cancellation",
  "accept_cancellation",
  "reject_cancellation",
  "cancel_escrow",
  "dispute",
  "cancel",
] as const;
export type OrderAction = (typeof ORDER_ACTIONS)[number];

/** Our actions as DHMAD's checkout sessions name them. */
export const SESSION_ACTIONS = {
  sign: "sign_contract",
  pay: "accept_pay",
  submit_proof: "submit_proof",
  review_proof: "review_proof",
  confirm: "complete",
  request_cancellation: "request_cancellation",
  accept_cancellation: "accept_cancellation",
  reject_cancellation: "reject_cancellation",
  cancel_escrow: "cancel_escrow",
  dispute: "dispute",
} as const satisfies Partial<Record<OrderAction, string>>;
export type CheckoutAction = keyof typeof SESSION_ACTIONS;

export const isCheckoutAction = (action: OrderAction): action is CheckoutAction =>
  Object.hasOwn(SESSION_ACTIONS, action);

/** What falls due: the payment, a signature, the proof, its review, the delivery, the confirmation. */
export type DueKind = "sign_by" | "pay_by" | "prove_by" | "review_by" | "deliver_by" | "confirm_by";
export type Turn = OrderSide | "dhmad" | "souk";

/** One row of the table: who is asked for what, what else each side may do, and what is due. */
export type StageRule = {
  /** Who must move; nobody where the order has ended. */
  turn: readonly Turn[];
  /** What that side is asked to do. */
  asked: Partial<Record<OrderSide, OrderAction>>;
  /** The ways out that each side has besides, without being asked. */
  besides: Record<OrderSide, readonly OrderAction[]>;
  due: DueKind | null;
};

const NOTHING = { buyer: [], seller: [] } as const;
const END: StageRule = { turn: [], asked: {}, besides: NOTHING, due: null };
const UNPAID = { buyer: ["cancel"], seller: ["cancel"] } as const;
/** After the payment the buyer asks for the money back, the seller gives it back, and either may call DHMAD (section 5). */
const FUNDED = { buyer: ["request_cancellation", "dispute"], seller: ["cancel_escrow", "dispute"] } as const;

const PLACING: StageRule = { turn: ["souk"], asked: {}, besides: NOTHING, due: null };
const PAYING: StageRule = { turn: ["buyer"], asked: { buyer: "pay" }, besides: UNPAID, due: "pay_by" };
const DELIVERING: StageRule = {
  turn: ["seller"],
  asked: { seller: "deliver" },
  besides: FUNDED,
  due: "deliver_by",
};
const DELIVERED: StageRule = {
  turn: ["buyer"],
  asked: { buyer: "confirm" },
  besides: { ...FUNDED, buyer: ["reject_delivery", ...FUNDED.buyer] },
  due: "confirm_by",
};
const ANSWERING: StageRule = {
  turn: ["seller"],
  asked: { seller: "accept_cancellation" },
  besides: { buyer: ["dispute"], seller: ["reject_cancellation", "dispute"] },
  due: null,
};

const SALE = {
  placing: PLACING,
  awaiting_payment: PAYING,
  paid: DELIVERING,
  delivered: DELIVERED,
  cancellation_requested: ANSWERING,
  return_requested: {
    ...ANSWERING,
    besides: { buyer: ["confirm", "dispute"], seller: ["reject_cancellation", "dispute"] },
  },
  disputed: { turn: ["dhmad"], asked: {}, besides: NOTHING, due: null },
  completed: END,
  cancelled: END,
  failed: END,
} as const satisfies Partial<Record<OrderStage, StageRule>>;

/**
 * For each mode and stage, who may do what, and what is due: the screen is drawn from it, commands refuse by it. A stage
 * that a mode does not know cannot be reached in it.
 */
export const ORDER_TABLE: Record<OrderMode, Partial<Record<OrderStage, StageRule>>> = {
  quick: SALE,
  quick_proof: {
    ...SALE,
    proof_due: { turn: ["seller"], asked: { seller: "submit_proof" }, besides: FUNDED, due: "prove_by" },
    proof_review: { turn: ["buyer"], asked: { buyer: "review_proof" }, besides: FUNDED, due: "review_by" },
    proof_correction: {
      turn: ["seller"],
      asked: { seller: "submit_proof" },
      besides: FUNDED,
      due: "prove_by",
    },
  },
  standard: {
    ...SALE,
    signing_both: {
      turn: ["buyer", "seller"],
      asked: { buyer: "sign", seller: "sign" },
      besides: UNPAID,
      due: "sign_by",
    },
    signing_buyer: { turn: ["buyer"], asked: { buyer: "sign" }, besides: UNPAID, due: "sign_by" },
    signing_seller: { turn: ["seller"], asked: { seller: "sign" }, besides: UNPAID, due: "sign_by" },
  },
  // The marketplace sells: it delivers by itself, and delivering completes at once (section 4).
  instant: {
    placing: PLACING,
    awaiting_payment: { ...PAYING, besides: { buyer: ["cancel"], seller: [] } },
    paid: { turn: ["souk"], asked: {}, besides: NOTHING, due: null },
    completed: END,
    cancelled: END,
    failed: END,
  },
};

/** A stage that its mode does not know came from DHMAD alone: DHMAD is asked, and its page shows what can be done. */
const UNKNOWN: StageRule = { turn: ["dhmad"], asked: {}, besides: NOTHING, due: null };

/** The row of the table for an order. */
export const ruleOf = (order: OrderFacts): StageRule => ORDER_TABLE[order.mode][stageOf(order)] ?? UNKNOWN;

/** Whether this side may press the button of this action now. */
export function mayAct(order: OrderFacts, side: OrderSide, action: OrderAction): boolean {
  const rule = ruleOf(order);
  return rule.asked[side] === action || rule.besides[side].includes(action);
}

export const FINAL_STATUSES: readonly OrderStatus[] = ["completed", "cancelled", "failed"];

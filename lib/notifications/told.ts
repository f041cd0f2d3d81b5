import type { orderEvents, orders } from "@/db/schema";
import type { Notice } from "./notify";
import type { NotificationData, NotificationType } from "./types";

type Event = Pick<typeof orderEvents.$inferSelect, "id" | "type" | "actor" | "fromStatus" | "data">;
type Order = Pick<
  typeof orders.$inferSelect,
  | "id"
  | "mode"
  | "title"
  | "buyerId"
  | "sellerId"
  | "priceMinor"
  | "currency"
  | "escrowExpiresAt"
  | "reservedUntil"
  | "proofUploadDeadline"
  | "proofReviewDeadline"
  | "completionDeadline"
  | "failureMessage"
  | "cancellationReason"
  | "deliveryRejectionReason"
>;

/** A step of an order, with what its notifications name. */
export type Step = {
  event: Event;
  order: Order;
  /** The seller's shop name. */
  shop: string;
  /** Who had signed the contract before this step. */
  signedBefore: readonly string[];
};

/** The kinds that follow from a step of an order. */
type StepType = Exclude<
  NotificationType,
  | `${"kyc" | "reminder" | "review" | "message"}_${string}`
  | "seller_withdrawn"
  | "search_found"
  | "boost_active"
  | "boost_ending"
  | "boost_ended"
>;
type Side = "buyer" | "seller";
type Told = { type: StepType; key?: string } | null;
type Telling = Partial<Record<Side, (step: Step) => Told>>;

const tell = (type: StepType) => (): Told => ({ type });
const both = (type: StepType): Telling => ({ buyer: tell(type), seller: tell(type) });
const byMode =
  (service: StepType, other: StepType) =>
  ({ order }: Step): Told => ({ type: order.mode === "standard" ? service : other });

/** The payment of a sale against proof asks for the proof, and so does DHMAD's own event: told once, whichever comes first. */
const PROOF_KEY = "proof_required";
/** The acceptance of a cancellation and the cancellation itself are one piece of news to the buyer. */
const REFUND_KEY = "refund";

const signedBy = ({ event }: Step): string => textOf(event.data.signedBy) || event.actor;
const paidBefore = ({ event }: Step) => event.fromStatus === "paid" || event.fromStatus === "delivered";

/** The other side hears of a signature: to sign too, or that both have signed. */
const signature =
  (side: Side, next: StepType, complete: StepType) =>
  (step: Step): Told => {
    if (signedBy(step) === side) return null;
    return { type: step.signedBefore.includes(side) ? complete : next };
  };

/**
 * For each step of the timeline (lib/orders, `order_events.type`), what it says to each side. Whoever took the step is not
 * told of it, nor is anybody of a step that is not here.
 */
const TELLINGS: Record<string, Telling> = {
  escrow_created: {
    buyer: byMode("order_to_sign_buyer", "order_to_pay"),
    seller: byMode("order_to_sign_seller", "order_new"),
  },
  escrow_refused: { buyer: tell("order_failed") },
  contract_signed: {
    buyer: signature("buyer", "contract_signed_buyer", "contract_complete_buyer"),
    seller: signature("seller", "contract_signed_seller", "contract_complete_seller"),
  },
  signature_withdrawn: {
    buyer: (step) => (signedBy(step) === "buyer" ? { type: "signature_withdrawn" } : null),
    seller: (step) => (signedBy(step) === "seller" ? { type: "signature_withdrawn" } : null),
  },
  paid: {
    seller: ({ order }) =>
      order.mode === "quick_proof" ? { type: "proof_required", key: PROOF_KEY } : { type: "order_paid" },
  },
  proof_required: { seller: () => ({ type: "proof_required", key: PROOF_KEY }) },
  proof_submitted: { buyer: tell("proof_submitted") },
  proof_needs_review: { seller: tell("proof_needs_review") },
  proof_accepted: { seller: tell("proof_accepted") },
  proof_accepted_by_timeout: {
    buyer: tell("proof_accepted_by_timeout_buyer"),
    seller: tell("proof_accepted_by_timeout_seller"),
  },
  delivered: { buyer: tell("order_delivered") },
  delivery_rejected: { seller: tell("delivery_rejected") },
  completed: { buyer: tell("order_completed_buyer"), seller: tell("order_completed_seller") },
  cancellation_requested: { seller: tell("cancellation_requested") },
  cancellation_rejected: { buyer: tell("cancellation_rejected") },
  cancellation_accepted: { buyer: () => ({ type: "cancellation_accepted", key: REFUND_KEY }) },
  cancelled: {
    buyer: (step) =>
      paidBefore(step) ? { type: "order_refunded_buyer", key: REFUND_KEY } : { type: "order_cancelled" },
    seller: (step) => ({ type: paidBefore(step) ? "order_refunded_seller" : "order_cancelled" }),
  },
  dispute_opened: both("dispute_opened"),
  dispute_closed: both("dispute_closed"),
  deposit_rejected: {
    buyer: ({ order }) => ({
      type: order.mode === "instant" ? "boost_deposit_rejected" : "deposit_rejected",
    }),
  },
};

/** What a boost's buyer hears of from the room of boosts instead, when it really stands first. */
const SILENT_FOR_BOOSTS = ["paid", "delivered", "completed"];

/** Who is told of a step, and what. The marketplace, which sells boosts, needs no telling. */
export function noticesOf(step: Step): Notice<StepType>[] {
  const { event, order } = step;
  const telling = Object.hasOwn(TELLINGS, event.type) ? TELLINGS[event.type] : undefined;
  const boost = order.mode === "instant";
  if (!telling || (boost && SILENT_FOR_BOOSTS.includes(event.type))) return [];
  const sides: Side[] = boost ? ["buyer"] : ["buyer", "seller"];
  return sides.flatMap((side) => {
    const told = event.actor === side ? null : telling[side]?.(step);
    if (!told) return [];
    return {
      userId: side === "buyer" ? order.buyerId : order.sellerId,
      key: `order:${order.id}:${told.key ?? `event:${event.id}`}`,
      type: told.type,
      data: dataOf(step, told.type),
      path: `/orders/${order.id}`,
    };
  });
}

const textOf = (value: unknown): string => (typeof value === "string" ? value : "");

/** Everything that the texts of orders name; `notify` keeps what this type's texts do. */
function dataOf({ event, order, shop }: Step, type: StepType): NotificationData<StepType> {
  const at = deadlineOf(order, type);
  return {
    title: order.title,
    counterpart: shop,
    amountMinor: order.priceMinor,
    currency: order.currency,
    deadline: at?.toISOString() ?? "",
    reason: textOf(event.data.reason) || (reasonOf(order, type) ?? ""),
    ticket: textOf(event.data.ticketNumber),
  };
}

/** A reason that came beside the step, or after it. */
function reasonOf(order: Order, type: StepType): string | null {
  if (type === "order_failed") return order.failureMessage;
  if (type === "cancellation_requested") return order.cancellationReason;
  return type === "delivery_rejected" ? order.deliveryRejectionReason : null;
}

function deadlineOf(order: Order, type: StepType): Date | null {
  switch (type) {
    case "proof_required":
    case "proof_needs_review":
      return order.proofUploadDeadline;
    case "proof_submitted":
      return order.proofReviewDeadline;
    case "order_delivered":
      return order.completionDeadline;
    default:
      // DHMAD drops an unpaid escrow, or we do sooner, when the stock that it holds is given back.
      return (
        [order.escrowExpiresAt, order.reservedUntil]
          .filter((date) => date !== null)
          .sort((a, b) => a.getTime() - b.getTime())[0] ?? null
      );
  }
}

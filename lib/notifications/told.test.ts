import { describe, expect, test } from "vitest";
import { noticesOf, type Step } from "./told";

const AT = {
  pay: new Date("2026-05-10T10:00:00Z"),
  upload: new Date("2026-05-06T10:00:00Z"),
  review: new Date("2026-05-07T10:00:00Z"),
  complete: new Date("2026-05-14T10:00:00Z"),
};
const ORDER: Step["order"] = {
  id: "o1",
  mode: "quick",
  title: "Tapis",
  buyerId: "buyer",
  sellerId: "seller",
  priceMinor: 125_500,
  currency: "TND",
  escrowExpiresAt: AT.pay,
  reservedUntil: null,
  proofUploadDeadline: AT.upload,
  proofReviewDeadline: AT.review,
  completionDeadline: AT.complete,
  cancellationReason: "Trop tard",
  deliveryRejectionReason: null,
  failureMessage: "Le vendeur n’est pas prêt.",
};

type Part = {
  type: string;
  actor?: Step["event"]["actor"];
  mode?: Step["order"]["mode"];
  from?: Step["event"]["fromStatus"];
  data?: Record<string, unknown>;
  signedBefore?: string[];
};

const step = ({
  type,
  actor = "dhmad",
  mode = "quick",
  from = null,
  data = {},
  signedBefore = [],
}: Part): Step => ({
  event: { id: 7, type, actor, fromStatus: from, data },
  order: { ...ORDER, mode },
  shop: "Atelier",
  signedBefore,
});

/** Who is told what: `{ buyer: type, seller: type }`. */
const told = (part: Part) =>
  Object.fromEntries(noticesOf(step(part)).map(({ userId, type }) => [userId, type]));

const PROOF = { mode: "quick_proof" } as const;
const SERVICE = { mode: "standard" } as const;
const signed = (signedBy: "buyer" | "seller", signedBefore: string[] = []) =>
  ({ ...SERVICE, type: "contract_signed", actor: signedBy, data: { signedBy }, signedBefore }) as const;

describe("each step, to each side; whoever took it is not told", () => {
  test.each<[string, Part, Record<string, string>]>([
    ["placed", { type: "placed", actor: "buyer" }, {}],
    [
      "escrow created",
      { type: "escrow_created", actor: "souk" },
      { buyer: "order_to_pay", seller: "order_new" },
    ],
    [
      "escrow created, service",
      { ...SERVICE, type: "escrow_created", actor: "souk" },
      { buyer: "order_to_sign_buyer", seller: "order_to_sign_seller" },
    ],
    ["escrow refused", { type: "escrow_refused" }, { buyer: "order_failed" }],
    ["the buyer signs first", signed("buyer"), { seller: "contract_signed_seller" }],
    ["the seller signs first", signed("seller"), { buyer: "contract_signed_buyer" }],
    ["the buyer signs last", signed("buyer", ["seller"]), { seller: "contract_complete_seller" }],
    ["the seller signs last", signed("seller", ["buyer"]), { buyer: "contract_complete_buyer" }],
    [
      "a signature that we read at DHMAD",
      { ...SERVICE, type: "contract_signed", actor: "dhmad", data: { signedBy: "buyer" } },
      { seller: "contract_signed_seller" },
    ],
    [
      "the buyer's signature is void",
      { ...SERVICE, type: "signature_withdrawn", data: { signedBy: "buyer" } },
      { buyer: "signature_withdrawn" },
    ],
    [
      "the seller's signature is void",
      { ...SERVICE, type: "signature_withdrawn", data: { signedBy: "seller" } },
      { seller: "signature_withdrawn" },
    ],
    ["paid", { type: "paid", actor: "buyer" }, { seller: "order_paid" }],
    ["paid against proof", { ...PROOF, type: "paid", actor: "buyer" }, { seller: "proof_required" }],
    ["proof required", { ...PROOF, type: "proof_required" }, { seller: "proof_required" }],
    ["proof submitted", { ...PROOF, type: "proof_submitted", actor: "seller" }, { buyer: "proof_submitted" }],
    [
      "proof to correct",
      { ...PROOF, type: "proof_needs_review", actor: "buyer" },
      { seller: "proof_needs_review" },
    ],
    ["proof accepted", { ...PROOF, type: "proof_accepted", actor: "buyer" }, { seller: "proof_accepted" }],
    [
      "proof accepted by time-out",
      { ...PROOF, type: "proof_accepted_by_timeout" },
      { buyer: "proof_accepted_by_timeout_buyer", seller: "proof_accepted_by_timeout_seller" },
    ],
    ["delivered", { type: "delivered", actor: "seller" }, { buyer: "order_delivered" }],
    ["delivery rejected", { type: "delivery_rejected", actor: "buyer" }, { seller: "delivery_rejected" }],
    ["confirmed", { type: "completed", actor: "buyer" }, { seller: "order_completed_seller" }],
    [
      "completed by itself",
      { type: "completed" },
      { buyer: "order_completed_buyer", seller: "order_completed_seller" },
    ],
    [
      "cancellation requested",
      { type: "cancellation_requested", actor: "buyer" },
      { seller: "cancellation_requested" },
    ],
    [
      "cancellation rejected",
      { type: "cancellation_rejected", actor: "seller" },
      { buyer: "cancellation_rejected" },
    ],
    [
      "cancellation accepted",
      { type: "cancellation_accepted", actor: "seller" },
      { buyer: "cancellation_accepted" },
    ],
    [
      "cancelled before payment by the buyer",
      { type: "cancelled", actor: "buyer", from: "awaiting_payment" },
      { seller: "order_cancelled" },
    ],
    [
      "cancelled before payment by the seller",
      { type: "cancelled", actor: "seller", from: "awaiting_payment" },
      { buyer: "order_cancelled" },
    ],
    [
      "expired",
      { type: "cancelled", from: "awaiting_payment" },
      { buyer: "order_cancelled", seller: "order_cancelled" },
    ],
    [
      "cancelled after payment by the seller",
      { type: "cancelled", actor: "seller", from: "paid" },
      { buyer: "order_refunded_buyer" },
    ],
    [
      "cancelled after delivery by DHMAD",
      { type: "cancelled", from: "delivered" },
      { buyer: "order_refunded_buyer", seller: "order_refunded_seller" },
    ],
    ["dispute by the buyer", { type: "dispute_opened", actor: "buyer" }, { seller: "dispute_opened" }],
    ["dispute by the seller", { type: "dispute_opened", actor: "seller" }, { buyer: "dispute_opened" }],
    [
      "dispute, by whom is not known",
      { type: "dispute_opened" },
      { buyer: "dispute_opened", seller: "dispute_opened" },
    ],
    ["dispute closed", { type: "dispute_closed" }, { buyer: "dispute_closed", seller: "dispute_closed" }],
    ["payment not accepted", { type: "deposit_rejected" }, { buyer: "deposit_rejected" }],
    ["corrected", { type: "corrected" }, {}],
    ["what we do not know", { type: "constructor" }, {}],
  ])("%s", (_name, part, expected) => {
    expect(told(part)).toEqual(expected);
  });
});

describe("a boost concerns its buyer alone, who hears from the boost itself when it stands", () => {
  const BOOST = { mode: "instant" } as const;
  test.each<[string, Part, Record<string, string>]>([
    ["created", { ...BOOST, type: "escrow_created", actor: "souk" }, { buyer: "order_to_pay" }],
    ["paid", { ...BOOST, type: "paid" }, {}],
    ["completed", { ...BOOST, type: "completed", actor: "souk" }, {}],
    ["payment not accepted", { ...BOOST, type: "deposit_rejected" }, { buyer: "boost_deposit_rejected" }],
    ["expired", { ...BOOST, type: "cancelled", from: "awaiting_payment" }, { buyer: "order_cancelled" }],
    ["refunded", { ...BOOST, type: "cancelled", from: "paid" }, { buyer: "order_refunded_buyer" }],
  ])("%s", (_name, part, expected) => {
    expect(told(part)).toEqual(expected);
  });
});

test("two events of one piece of news have one key; any other event has its own", () => {
  const keyOf = (part: Part) => noticesOf(step(part))[0]?.key;
  expect(keyOf({ ...PROOF, type: "paid", actor: "buyer" })).toBe(keyOf({ ...PROOF, type: "proof_required" }));
  expect(keyOf({ type: "cancellation_accepted", actor: "seller" })).toBe(
    keyOf({ type: "cancelled", actor: "seller", from: "paid" }),
  );
  expect(keyOf({ type: "delivered", actor: "seller" })).toBe("order:o1:event:7");
});

test("a notice names the deadline, the reason and the ticket of its step", () => {
  const dataOf = (part: Part) => noticesOf(step(part))[0]?.data;
  expect(dataOf({ type: "escrow_created", actor: "souk" })).toMatchObject({
    title: "Tapis",
    amountMinor: 125_500,
    currency: "TND",
    deadline: AT.pay.toISOString(),
  });
  expect(dataOf({ ...PROOF, type: "proof_required" })?.deadline).toBe(AT.upload.toISOString());
  expect(dataOf({ ...PROOF, type: "proof_submitted", actor: "seller" })?.deadline).toBe(
    AT.review.toISOString(),
  );
  expect(dataOf({ type: "delivered", actor: "seller" })).toMatchObject({
    counterpart: "Atelier",
    deadline: AT.complete.toISOString(),
  });
  expect(dataOf({ type: "delivery_rejected", actor: "buyer", data: { reason: "Cassé" } })?.reason).toBe(
    "Cassé",
  );
  expect(dataOf({ type: "cancellation_requested", actor: "buyer" })?.reason).toBe("Trop tard");
  expect(dataOf({ type: "cancelled", from: "paid" })?.reason).toBe("");
  expect(dataOf({ type: "escrow_refused" })?.reason).toBe("Le vendeur n’est pas prêt.");
  expect(dataOf({ type: "dispute_opened", data: { ticketNumber: "T-42" } })?.ticket).toBe("T-42");
  expect(dataOf({ type: "dispute_opened", data: { ticketNumber: null } })?.ticket).toBe("");
});

test("stock that is given back sooner than the escrow runs out is the deadline", () => {
  const sooner = new Date("2026-05-05T10:00:00Z");
  const made = step({ type: "escrow_created", actor: "souk" });
  const [notice] = noticesOf({ ...made, order: { ...made.order, reservedUntil: sooner } });
  expect(notice?.data.deadline).toBe(sooner.toISOString());
});

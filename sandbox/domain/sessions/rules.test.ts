import { describe, expect, test } from "vitest";
import { ACTIONS, type Action, brokenRule, type Rule, refusalOf, type Situation } from "./rules";

const BUYER = "b@x.tn";
const SELLER = "s@x.tn";
const OTHER = "o@x.tn";
const AT = new Date();

function quick(over: Partial<Situation["escrow"]> = {}): Situation {
  return {
    escrow: {
      mode: "quick",
      status: "pending",
      buyerEmail: BUYER,
      sellerEmail: SELLER,
      depositPending: false,
      disputeOpen: false,
      cancellationRequestedAt: null,
      proofPhase: null,
      ...over,
    },
  };
}
const instant = (over: Partial<Situation["escrow"]> = {}) => quick({ mode: "instant", ...over });
function standard(
  sellerSigned: boolean,
  buyerSigned: boolean,
  over: Partial<Situation["escrow"]> = {},
): Situation {
  return {
    ...quick({ mode: "standard", ...over }),
    contract: { sellerSignedAt: sellerSigned ? AT : null, buyerSignedAt: buyerSigned ? AT : null },
  };
}
const paid = { status: "paid" } as const;
const delivered = { status: "delivered" } as const;
const completed = { status: "completed" } as const;
const cancelled = { status: "cancelled" } as const;
const requested = { cancellationRequestedAt: AT };
const disputed = { disputeOpen: true };

const table: [string, Situation, Action, string, Rule | null][] = [
  ["quick has no contract", quick(), "sign_contract", BUYER, "QUICK_ESCROW_NO_CONTRACT"],
  ["instant has no contract", instant(), "sign_contract", BUYER, "INSTANT_ESCROW_NO_CONTRACT"],
  ["the seller signs", standard(false, false), "sign_contract", SELLER, null],
  ["the buyer signs second", standard(true, false), "sign_contract", BUYER, null],
  ["signed already", standard(true, false), "sign_contract", SELLER, "CONTRACT_ALREADY_SIGNED"],
  ["signed and paid", standard(true, true, paid), "sign_contract", BUYER, "CONTRACT_ALREADY_SIGNED"],
  ["a stranger signs", standard(false, false), "sign_contract", OTHER, "CHECKOUT_TARGET_NOT_BUYER"],
  [
    "nothing to sign any more",
    standard(false, false, cancelled),
    "sign_contract",
    SELLER,
    "ESCROW_CANCELLED",
  ],
  ["the buyer pays", quick(), "accept_pay", BUYER, null],
  ["instant is paid at once", instant(), "accept_pay", BUYER, null],
  ["signed by one", standard(true, false), "accept_pay", BUYER, "CONTRACT_NOT_SIGNED"],
  ["signed by the other", standard(false, true), "accept_pay", BUYER, "CONTRACT_NOT_SIGNED"],
  ["signed by both", standard(true, true), "accept_pay", BUYER, null],
  ["the seller pays", quick(), "accept_pay", SELLER, "CHECKOUT_TARGET_NOT_BUYER"],
  ["paid already", quick(paid), "accept_pay", BUYER, "PAYMENT_ALREADY_COMPLETED"],
  ["cancelled", quick(cancelled), "accept_pay", BUYER, "ESCROW_CANCELLED"],
  ["a guest paid", instant({ depositPending: true }), "accept_pay", BUYER, "DEPOSIT_PROOF_PENDING"],
  ["instant never completes so", instant(paid), "complete", BUYER, "INSTANT_ESCROW_ACTION_NOT_ALLOWED"],
  ["not delivered yet", quick(paid), "complete", BUYER, "ESCROW_NOT_DELIVERED"],
  ["the buyer completes", quick(delivered), "complete", BUYER, null],
  ["the seller completes", quick(delivered), "complete", SELLER, "CHECKOUT_TARGET_NOT_BUYER"],
  ["completed already", quick(completed), "complete", BUYER, "ESCROW_ALREADY_COMPLETED"],
  ["complete in a dispute", quick({ ...delivered, ...disputed }), "complete", BUYER, "ESCROW_IN_DISPUTE"],
  ["the buyer disputes", quick(paid), "dispute", BUYER, null],
  ["the seller disputes", quick(delivered), "dispute", SELLER, null],
  ["instant can be disputed", instant(paid), "dispute", BUYER, null],
  ["a stranger disputes", quick(paid), "dispute", OTHER, "CHECKOUT_TARGET_NOT_BUYER"],
  ["nothing to dispute yet", quick(), "dispute", BUYER, "ESCROW_NOT_PAID"],
  ["disputed already", quick({ ...paid, ...disputed }), "dispute", SELLER, "DISPUTE_ALREADY_OPEN"],
  ["the buyer asks", quick(paid), "request_cancellation", BUYER, null],
  ["the buyer asks late", quick(delivered), "request_cancellation", BUYER, null],
  ["asks before paying", quick(), "request_cancellation", BUYER, "ESCROW_NOT_PAID"],
  ["the seller asks", quick(paid), "request_cancellation", SELLER, "CANCELLATION_REQUEST_BUYER_ONLY"],
  [
    "asks twice",
    quick({ ...paid, ...requested }),
    "request_cancellation",
    BUYER,
    "CANCELLATION_ALREADY_REQUESTED",
  ],
  ["the seller cancels", quick(paid), "cancel_escrow", SELLER, null],
  ["the seller cancels late", quick(delivered), "cancel_escrow", SELLER, null],
  ["cancels before payment", quick(), "cancel_escrow", SELLER, "ESCROW_NOT_PAID"],
  ["the buyer cancels", quick(paid), "cancel_escrow", BUYER, "CANCEL_ESCROW_SELLER_ONLY"],
  ["cancels in a dispute", quick({ ...paid, ...disputed }), "cancel_escrow", SELLER, "ESCROW_IN_DISPUTE"],
  ["the seller accepts", quick({ ...paid, ...requested }), "accept_cancellation", SELLER, null],
  ["the seller rejects", quick({ ...paid, ...requested }), "reject_cancellation", SELLER, null],
  ["nothing to accept", quick(paid), "accept_cancellation", SELLER, "NO_PENDING_CANCELLATION"],
  ["nothing to reject", quick(paid), "reject_cancellation", SELLER, "NO_PENDING_CANCELLATION"],
  [
    "the buyer accepts",
    quick({ ...paid, ...requested }),
    "accept_cancellation",
    BUYER,
    "CHECKOUT_TARGET_NOT_SELLER",
  ],
  ["instant has no proof", instant({ ...paid }), "submit_proof", SELLER, "INSTANT_ESCROW_ACTION_NOT_ALLOWED"],
  ["no proof asked for", quick(paid), "submit_proof", SELLER, "PROOF_PHASE_MISMATCH"],
  ["the seller proves", quick({ ...paid, proofPhase: "waiting_seller_proof" }), "submit_proof", SELLER, null],
  ["and again", quick({ ...paid, proofPhase: "needs_review" }), "submit_proof", SELLER, null],
  [
    "the buyer proves",
    quick({ ...paid, proofPhase: "waiting_seller_proof" }),
    "submit_proof",
    BUYER,
    "CHECKOUT_TARGET_NOT_SELLER",
  ],
  [
    "proved already",
    quick({ ...paid, proofPhase: "submitted_waiting_buyer_review" }),
    "submit_proof",
    SELLER,
    "PROOF_PHASE_MISMATCH",
  ],
  [
    "the buyer reviews",
    quick({ ...paid, proofPhase: "submitted_waiting_buyer_review" }),
    "review_proof",
    BUYER,
    null,
  ],
  [
    "nothing to review",
    quick({ ...paid, proofPhase: "waiting_seller_proof" }),
    "review_proof",
    BUYER,
    "PROOF_PHASE_MISMATCH",
  ],
  [
    "accepted already",
    quick({ ...paid, proofPhase: "accepted" }),
    "review_proof",
    BUYER,
    "PROOF_PHASE_MISMATCH",
  ],
  [
    "the seller reviews",
    quick({ ...paid, proofPhase: "submitted_waiting_buyer_review" }),
    "review_proof",
    SELLER,
    "CHECKOUT_TARGET_NOT_BUYER",
  ],
];

describe("the rule table (dhmad-api.md §5)", () => {
  test.each(table)("%s", (_name, situation, action, target, rule) => {
    expect(brokenRule(situation, action, target)).toBe(rule);
  });

  test("every action is in the table, allowed and refused", () => {
    for (const action of ACTIONS) {
      const rows = table.filter((row) => row[2] === action);
      expect(rows.some((row) => row[4] === null)).toBe(true);
      expect(rows.some((row) => row[4] !== null)).toBe(true);
    }
  });

  test("a refusal has a code, words for developers and words for people", () => {
    expect(refusalOf("SELLER_NOT_READY").body).toMatchObject({
      error: {
        type: "business_rule_violation",
        code: "SELLER_NOT_READY",
        message: expect.stringMatching(/seller/),
        user_message: expect.stringMatching(/vendeur/),
      },
    });
  });

  test("a finished escrow allows nothing", () => {
    for (const over of [completed, cancelled]) {
      for (const action of ACTIONS) {
        for (const target of [BUYER, SELLER]) {
          expect(brokenRule(quick(over), action, target)).not.toBeNull();
          expect(brokenRule(standard(true, true, over), action, target)).not.toBeNull();
        }
      }
    }
  });
});

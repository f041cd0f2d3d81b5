import { expect, test } from "vitest";
import { type DueFacts, dueOf } from "./due";
import { movesBetween } from "./moves";
import {
  FINAL_STATUSES,
  mayAct,
  ORDER_ACTIONS,
  ORDER_STAGES,
  ORDER_TABLE,
  type OrderFacts,
  type OrderMode,
  type OrderStage,
  ruleOf,
  stageOf,
} from "./state";

const at = new Date("2026-05-01T10:00:00Z");
const facts = (part: Partial<OrderFacts>): OrderFacts => ({
  mode: "quick",
  status: "paid",
  buyerSignedAt: null,
  sellerSignedAt: null,
  proofPhase: null,
  cancellationRequestedAt: null,
  disputeStatus: null,
  ...part,
});

const rows = Object.entries(ORDER_TABLE).flatMap(([mode, stages]) =>
  Object.entries(stages).map(([stage, rule]) => ({
    mode: mode as OrderMode,
    stage: stage as OrderStage,
    rule,
  })),
);

test("a stage that has not ended names who must move; whom it asks can do something", () => {
  for (const { mode, stage, rule } of rows) {
    const ended = FINAL_STATUSES.includes(stage as never);
    expect(rule.turn.length === 0, `${mode} ${stage}`).toBe(ended);
    for (const side of ["buyer", "seller"] as const)
      expect(rule.asked[side] !== undefined, `${mode} ${stage} ${side}`).toBe(rule.turn.includes(side));
    if (ended) expect([...rule.besides.buyer, ...rule.besides.seller]).toEqual([]);
  }
});

test("every stage of every mode is reached by some order, and every order that can be has a row", () => {
  const reached = new Set<string>();
  const dates = [null, at];
  const phases = [null, "waiting_seller_proof", "submitted_waiting_buyer_review", "needs_review", "accepted"];
  for (const mode of ["standard", "quick", "quick_proof", "instant"] as const)
    for (const status of [
      "placing",
      "awaiting_payment",
      "paid",
      "delivered",
      "completed",
      "cancelled",
      "failed",
    ] as const)
      for (const buyerSignedAt of mode === "standard" ? dates : [null])
        for (const sellerSignedAt of mode === "standard" ? dates : [null])
          for (const proofPhase of mode === "quick_proof" ? phases : [null])
            for (const cancellationRequestedAt of mode === "instant" ? [null] : dates)
              for (const disputeStatus of mode === "instant" ? [null] : [null, "open", "resolved"]) {
                if (mode === "instant" && status === "delivered") continue;
                const order = {
                  mode,
                  status,
                  buyerSignedAt,
                  sellerSignedAt,
                  proofPhase,
                  cancellationRequestedAt,
                  disputeStatus,
                };
                const stage = stageOf(order);
                reached.add(`${mode} ${stage}`);
                expect(ORDER_TABLE[mode][stage], `${mode} ${stage}`).toBeDefined();
              }
  expect([...reached].sort()).toEqual(rows.map(({ mode, stage }) => `${mode} ${stage}`).sort());
});

test("what stands beside the status makes the stage", () => {
  const signing = (part: Partial<OrderFacts>) =>
    stageOf(facts({ mode: "standard", status: "awaiting_payment", ...part }));
  expect(signing({})).toBe("signing_both");
  expect(signing({ buyerSignedAt: at })).toBe("signing_seller");
  expect(signing({ sellerSignedAt: at })).toBe("signing_buyer");
  expect(signing({ buyerSignedAt: at, sellerSignedAt: at })).toBe("awaiting_payment");
  const proof = (proofPhase: string | null) => stageOf(facts({ mode: "quick_proof", proofPhase }));
  expect(proof(null)).toBe("proof_due");
  expect(proof("submitted_waiting_buyer_review")).toBe("proof_review");
  expect(proof("needs_review")).toBe("proof_correction");
  expect(proof("accepted_by_timeout")).toBe("paid");
  expect(proof("a phase of tomorrow")).toBe("paid");
  expect(stageOf(facts({ cancellationRequestedAt: at }))).toBe("cancellation_requested");
  expect(stageOf(facts({ status: "delivered", cancellationRequestedAt: at }))).toBe("return_requested");
  expect(stageOf(facts({ disputeStatus: "open", cancellationRequestedAt: at }))).toBe("disputed");
  expect(stageOf(facts({ disputeStatus: "Closed" }))).toBe("paid");
  expect(stageOf(facts({ status: "completed", disputeStatus: "open" }))).toBe("completed");
});

test("only whom the table names may press a button", () => {
  const may = (part: Partial<OrderFacts>, side: "buyer" | "seller") =>
    ORDER_ACTIONS.filter((action) => mayAct(facts(part), side, action));
  expect(may({ status: "awaiting_payment" }, "buyer")).toEqual(["pay", "cancel"]);
  expect(may({ status: "awaiting_payment" }, "seller")).toEqual(["cancel"]);
  expect(may({}, "buyer")).toEqual(["request_cancellation", "dispute"]);
  expect(may({}, "seller")).toEqual(["deliver", "cancel_escrow", "dispute"]);
  expect(may({ mode: "quick_proof" }, "seller")).toEqual(["submit_proof", "cancel_escrow", "dispute"]);
  expect(may({ cancellationRequestedAt: at }, "seller")).toEqual([
    "accept_cancellation",
    "reject_cancellation",
    "dispute",
  ]);
  expect(may({ disputeStatus: "open" }, "buyer")).toEqual([]);
  expect(may({ status: "completed" }, "buyer")).toEqual([]);
});

test("a mode that meets a stage of another leads to DHMAD", () => {
  expect(ruleOf(facts({ mode: "instant", status: "delivered" })).turn).toEqual(["dhmad"]);
});

test("what is due names its time and its owners", () => {
  const due = (part: Partial<DueFacts>) =>
    dueOf({
      ...facts(part),
      escrowExpiresAt: new Date("2026-05-31T10:00:00Z"),
      reservedUntil: null,
      proofUploadDeadline: at,
      proofReviewDeadline: at,
      completionDeadline: at,
      paidAt: at,
      deliveryDays: 3,
      ...part,
    });
  expect(due({ status: "awaiting_payment", reservedUntil: at })).toEqual({
    kind: "pay_by",
    at,
    owners: ["buyer"],
  });
  expect(due({ mode: "standard", status: "awaiting_payment" })?.owners).toEqual(["buyer", "seller"]);
  expect(due({})).toEqual({ kind: "deliver_by", at: new Date("2026-05-04T10:00:00Z"), owners: ["seller"] });
  expect(due({ status: "delivered", completionDeadline: null })).toBeNull();
  expect(due({ disputeStatus: "open" })).toBeNull();
  expect(due({ status: "completed" })).toBeNull();
});

test("the table and the moves know the same ends", () => {
  for (const mode of Object.keys(ORDER_TABLE) as OrderMode[])
    for (const status of FINAL_STATUSES) expect(movesBetween(mode, status, "paid"), mode).toEqual([]);
  expect(ORDER_STAGES).toHaveLength(new Set(ORDER_STAGES).size);
});

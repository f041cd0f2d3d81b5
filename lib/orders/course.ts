import { ORDER_ACTIONS, ORDER_TABLE, type OrderAction, type OrderMode, type OrderStage } from "./state";

const isFunded = (stage: OrderStage) => stage !== "delivered" && stage !== "return_requested";

/** The stages of a paid order of this mode that a refused cancellation or a dismissed dispute may lead back to. */
const funded = (mode: OrderMode): OrderStage[] =>
  mode === "quick_proof" ? ["paid", "proof_due", "proof_review", "proof_correction"] : ["paid"];

const AFTER: Record<OrderAction, (mode: OrderMode, stage: OrderStage) => readonly OrderStage[]> = {
  sign: (_mode, stage) =>
    stage === "signing_both" ? ["signing_seller", "signing_buyer"] : ["awaiting_payment"],
  pay: (mode) => [mode === "quick_proof" ? "proof_due" : "paid"],
  submit_proof: () => ["proof_review"],
  review_proof: () => ["paid", "proof_correction"],
  deliver: () => ["delivered"],
  confirm: () => ["completed"],
  reject_delivery: () => ["paid"],
  request_cancellation: (_mode, stage) => [isFunded(stage) ? "cancellation_requested" : "return_requested"],
  accept_cancellation: () => ["cancelled"],
  reject_cancellation: (mode, stage) => (isFunded(stage) ? funded(mode) : ["delivered"]),
  cancel_escrow: () => ["cancelled"],
  dispute: () => ["disputed"],
  cancel: () => ["cancelled"],
};

/** The stages that an action may lead to (dhmad-api.md, sections 4 to 6); which of several, its person decides at DHMAD. */
export const leadsTo = (mode: OrderMode, stage: OrderStage, action: OrderAction): readonly OrderStage[] =>
  AFTER[action](mode, stage);

/** What happens without either side: by DHMAD, by us, or because time is up. */
export type Passage = { to: OrderStage; why: string };

const TIME_UP: Record<string, (mode: OrderMode) => OrderStage> = {
  sign_by: () => "cancelled",
  pay_by: () => "cancelled",
  review_by: () => "paid",
  confirm_by: () => "completed",
};

export function passages(mode: OrderMode, stage: OrderStage): Passage[] {
  const found: Passage[] = [];
  const due = ORDER_TABLE[mode][stage]?.due;
  const then = due && TIME_UP[due];
  if (then) found.push({ to: then(mode), why: "time is up" });
  if (stage === "placing") {
    found.push({ to: mode === "standard" ? "signing_both" : "awaiting_payment", why: "escrow created" });
    found.push({ to: "failed", why: "DHMAD refuses" });
  }
  if (stage === "paid" && mode === "instant") found.push({ to: "completed", why: "Souk delivers" });
  if (stage === "disputed") {
    found.push({ to: "cancelled", why: "DHMAD refunds" }, { to: "completed", why: "DHMAD pays the seller" });
    const back = [...funded(mode), "cancellation_requested", "delivered", "return_requested"] as const;
    for (const to of back) found.push({ to, why: "DHMAD dismisses" });
  }
  return found;
}

const TITLES: Record<OrderMode, string> = {
  quick: "A product (`quick`)",
  quick_proof: "A product against proof (`quick` with a fulfilment policy)",
  standard: "A service (`standard`)",
  instant: "A boost (`instant`)",
};

/** The whole table as a document: for each mode a diagram, and a row for each stage. Kept current by a test. */
export function describeOrders(): string {
  const modes = Object.keys(ORDER_TABLE) as OrderMode[];
  return [
    "# The course of an order",
    "Generated from `lib/orders/state.ts` and `lib/orders/course.ts` by `npm run docs:orders`; a test fails when it is out of date. Of what stands here, a database test takes every step at the local DHMAD, and tries every other one in vain.",
    ...modes.flatMap((mode) => [`## ${TITLES[mode]}`, diagram(mode), rows(mode)]),
  ]
    .join("\n\n")
    .concat("\n");
}

function diagram(mode: OrderMode): string {
  const lines: string[] = [];
  for (const stage of stagesOf(mode)) {
    const rule = ORDER_TABLE[mode][stage];
    for (const action of ORDER_ACTIONS) {
      const who = (["buyer", "seller"] as const).filter(
        (side) => rule?.asked[side] === action || rule?.besides[side].includes(action),
      );
      // A dispute is possible nearly everywhere: the rows below say where.
      if (who.length === 0 || action === "dispute" || action === "cancel") continue;
      for (const to of leadsTo(mode, stage, action))
        lines.push(`  ${stage} --> ${to}: ${who.join(", ")}: ${action}`);
    }
    if (stage !== "disputed")
      for (const { to, why } of passages(mode, stage)) lines.push(`  ${stage} --> ${to}: ${why}`);
  }
  return ["```mermaid", "stateDiagram-v2", "  [*] --> placing", ...lines, "```"].join("\n");
}

function rows(mode: OrderMode): string {
  const row = (stage: OrderStage) => {
    const rule = ORDER_TABLE[mode][stage];
    const may = (side: "buyer" | "seller") =>
      [rule?.asked[side] ? `**${rule.asked[side]}**` : null, ...(rule?.besides[side] ?? [])]
        .filter(Boolean)
        .join(", ") || "–";
    const reasons = new Map<string, OrderStage[]>();
    for (const { to, why } of passages(mode, stage)) reasons.set(why, [...(reasons.get(why) ?? []), to]);
    const itself = [...reasons].map(([why, to]) => `${why}: ${to.join(" or ")}`);
    return `| ${stage} | ${rule?.turn.join(", ") || "–"} | ${may("buyer")} | ${may("seller")} | ${rule?.due ?? "–"} | ${itself.join("; ") || "–"} |`;
  };
  return [
    "| stage | whose turn | the buyer may | the seller may | due | by itself |",
    "|---|---|---|---|---|---|",
    ...stagesOf(mode).map(row),
  ].join("\n");
}

const stagesOf = (mode: OrderMode) => Object.keys(ORDER_TABLE[mode]) as OrderStage[];

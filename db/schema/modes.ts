import { pgEnum } from "drizzle-orm/pg-core";

/** DHMAD's four ways (dhmad-api.md, section 4); `quick_proof` is `quick` with a fulfilment policy. */
export const orderMode = pgEnum("order_mode", ["standard", "quick", "quick_proof", "instant"]);
export type OrderMode = (typeof orderMode.enumValues)[number];

/** What DHMAD takes (dhmad-api.md, section 4, `POST /escrows`). */
export const CURRENCIES = ["TND", "USD", "EUR"] as const;
export type Currency = (typeof CURRENCIES)[number];

/** Hints for the seller, in DHMAD's words (dhmad-api.md, section 6). */
export const PROOF_TYPES = [
  "receipt",
  "order_confirmation",
  "product_photo",
  "tracking_proof",
  "other",
] as const;
export type ProofType = (typeof PROOF_TYPES)[number];

/** `fulfillmentPolicy` as DHMAD takes it; both deadlines in hours, 6 to 72. */
export type FulfillmentPolicy = {
  type: "purchase_proof_required";
  proofUploadDeadlineHours: number;
  buyerReviewDeadlineHours: number;
  allowedProofTypes: ProofType[];
};

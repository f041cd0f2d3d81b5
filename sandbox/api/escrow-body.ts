import { z } from "zod";
import type { EscrowInput } from "../domain/escrows/create";
import type { EscrowUpdate } from "../domain/escrows/update";
import { toMillimes } from "../domain/money";
import { badRequest } from "../domain/refusal";
import { email, text } from "./fields";

/** Our own upper bounds, far above any real escrow: a million, and half of the amount as developer fee. */
const MAX_AMOUNT = 1_000_000;
const MAX_DEVELOPER_FEE = 50;
const MAX_TERMS = 10_000;
const PROOF_TYPES = ["receipt", "order_confirmation", "product_photo", "tracking_proof", "other"] as const;

const number = (name: string) => z.number({ error: `${name} must be a number` });

const hours = (name: string) =>
  number(name)
    .int(`${name} must be a whole number`)
    .min(6, `${name} must be between 6 and 72`)
    .max(72, `${name} must be between 6 and 72`)
    .default(24);

/** dhmad-api.md §6 */
const fulfillmentPolicy = z.object(
  {
    type: z.literal("purchase_proof_required", {
      error: "fulfillmentPolicy.type must be purchase_proof_required",
    }),
    proofUploadDeadlineHours: hours("proofUploadDeadlineHours"),
    buyerReviewDeadlineHours: hours("buyerReviewDeadlineHours"),
    allowedProofTypes: z
      .array(z.enum(PROOF_TYPES, { error: `allowedProofTypes must be among: ${PROOF_TYPES.join(", ")}` }), {
        error: "allowedProofTypes must be a list",
      })
      .default([...PROOF_TYPES]),
  },
  { error: "fulfillmentPolicy must be an object" },
);

export const escrowBody = z.object(
  {
    title: text("title", 200),
    amount: number("amount").positive("amount must be positive").max(MAX_AMOUNT, "amount is too large"),
    currency: z.enum(["TND", "USD", "EUR"], { error: "currency must be TND, USD or EUR" }).default("TND"),
    buyerEmail: email("buyerEmail"),
    sellerEmail: email("sellerEmail").nullish(),
    mode: z
      .enum(["standard", "quick", "instant"], { error: "mode must be standard, quick or instant" })
      .default("standard"),
    estimatedDeliveryDays: number("estimatedDeliveryDays")
      .int("estimatedDeliveryDays must be a whole number")
      .min(1, "estimatedDeliveryDays must be at least 1")
      .nullish(),
    contractTerms: z
      .string({ error: "contractTerms must be a string" })
      .trim()
      .max(MAX_TERMS, `contractTerms must be at most ${MAX_TERMS} characters`)
      .nullish(),
    autoSign: z.boolean({ error: "autoSign must be true or false" }).nullish(),
    developerFeePercentage: number("developerFeePercentage")
      .min(0, "developerFeePercentage must not be negative")
      .max(MAX_DEVELOPER_FEE, `developerFeePercentage must be at most ${MAX_DEVELOPER_FEE}`)
      .nullish(),
    fulfillmentPolicy: fulfillmentPolicy.nullish(),
  },
  { error: "The body must be a JSON object" },
);

type Body = z.output<typeof escrowBody>;

/** The rules between the fields of `POST /escrows` (dhmad-api.md §4). */
export function toEscrowInput(body: Body, environment: EscrowInput["environment"]): EscrowInput {
  const { mode } = body;
  if (mode === "standard") {
    if (!body.contractTerms)
      throw badRequest("contractTerms is required for standard escrows", "contractTerms");
  } else {
    if (body.contractTerms != null) {
      throw badRequest(`contractTerms is not allowed for ${mode} escrows`, "contractTerms");
    }
    if (body.autoSign) throw badRequest("autoSign is only available for standard escrows", "autoSign");
  }
  if (mode !== "instant" && body.estimatedDeliveryDays == null) {
    throw badRequest(`estimatedDeliveryDays is required for ${mode} escrows`, "estimatedDeliveryDays");
  }
  if (mode === "instant" && body.sellerEmail != null) {
    throw badRequest("sellerEmail is not allowed for instant escrows: you are the seller", "sellerEmail");
  }
  if (mode !== "quick" && body.fulfillmentPolicy != null) {
    throw badRequest("fulfillmentPolicy is only available for quick escrows", "fulfillmentPolicy");
  }
  return {
    mode,
    environment,
    title: body.title,
    amount: thousandths(body.amount, "amount"),
    currency: body.currency,
    buyerEmail: body.buyerEmail,
    sellerEmail: body.sellerEmail ?? undefined,
    estimatedDeliveryDays: body.estimatedDeliveryDays ?? undefined,
    developerFeeRate:
      body.developerFeePercentage == null
        ? undefined
        : thousandths(body.developerFeePercentage, "developerFeePercentage"),
    contractTerms: body.contractTerms ?? undefined,
    autoSign: body.autoSign ?? undefined,
    fulfillmentPolicy: body.fulfillmentPolicy ?? undefined,
  };
}

/** What `PUT /escrows/:id` may change; the rest of the body is ignored. */
export const updateBody = z.object(
  {
    title: escrowBody.shape.title.optional(),
    amount: escrowBody.shape.amount.optional(),
    description: z
      .string({ error: "description must be a string" })
      .trim()
      .max(2000, "description must be at most 2000 characters")
      .optional(),
    estimatedDeliveryDays: escrowBody.shape.estimatedDeliveryDays.unwrap().unwrap().optional(),
  },
  { error: "The body must be a JSON object" },
);

export function toEscrowUpdate(body: z.output<typeof updateBody>): EscrowUpdate {
  return { ...body, amount: body.amount === undefined ? undefined : thousandths(body.amount, "amount") };
}

function thousandths(decimal: number, field: string): number {
  const value = toMillimes(decimal);
  if (value === null) throw badRequest(`${field} must have at most three decimals`, field);
  return value;
}

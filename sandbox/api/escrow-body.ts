import { z } from "zod";
import type { EscrowInput } from "../domain/escrows/create";
import { toMillimes } from "../domain/money";
import { badRequest, notImitated } from "../domain/refusal";
import { email, text } from "./fields";

/** Our own upper bounds, far above any real escrow: a million, and half of the amount as developer fee. */
const MAX_AMOUNT = 1_000_000;
const MAX_DEVELOPER_FEE = 50;

const number = (name: string) => z.number({ error: `${name} must be a number` });

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
    contractTerms: z.string({ error: "contractTerms must be a string" }).nullish(),
    autoSign: z.boolean({ error: "autoSign must be true or false" }).nullish(),
    developerFeePercentage: number("developerFeePercentage")
      .min(0, "developerFeePercentage must not be negative")
      .max(MAX_DEVELOPER_FEE, `developerFeePercentage must be at most ${MAX_DEVELOPER_FEE}`)
      .nullish(),
    fulfillmentPolicy: z.unknown().optional(),
  },
  { error: "The body must be a JSON object" },
);

/** The rules between the fields of `POST /escrows` (dhmad-api.md §4). */
export function toEscrowInput(body: z.output<typeof escrowBody>): EscrowInput {
  if (body.mode !== "quick") throw notImitated(`the mode "${body.mode}"`, "mode");
  if (body.contractTerms != null) {
    throw badRequest("contractTerms is not allowed for quick escrows", "contractTerms");
  }
  if (body.autoSign) throw badRequest("autoSign is only available for standard escrows", "autoSign");
  if (body.estimatedDeliveryDays == null) {
    throw badRequest("estimatedDeliveryDays is required for quick escrows", "estimatedDeliveryDays");
  }
  if (body.fulfillmentPolicy != null) throw notImitated("fulfillmentPolicy", "fulfillmentPolicy");
  if (body.currency !== "TND") throw notImitated(`the currency ${body.currency}`, "currency");
  const amount = toMillimes(body.amount);
  if (amount === null) throw badRequest("amount must have at most three decimals", "amount");
  const rate = body.developerFeePercentage == null ? undefined : toMillimes(body.developerFeePercentage);
  if (rate === null) {
    throw badRequest("developerFeePercentage must have at most three decimals", "developerFeePercentage");
  }
  return {
    mode: "quick",
    title: body.title,
    amount,
    buyerEmail: body.buyerEmail,
    sellerEmail: body.sellerEmail ?? undefined,
    estimatedDeliveryDays: body.estimatedDeliveryDays,
    developerFeeRate: rate,
  };
}

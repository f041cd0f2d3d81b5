import { escrowEvents, escrows, type FulfillmentPolicy } from "../../db/schema/index";
import type { Step } from "../context";
import { createContract, sign } from "../contracts/sign";
import { settingsOf } from "../developer/settings";
import { newId } from "../ids";
import { type Currency, divide, inTnd } from "../money";
import { findUserById } from "../people/users";
import { badRequest, forbidden, NOT_ASSOCIATED } from "../refusal";
import { dueAt, type Escrow } from "./state";

/** Millimes: 5 TND for standard and quick, 0.01 TND for instant (dhmad-api.md §4). */
const MIN_AMOUNT = { standard: 5_000, quick: 5_000, instant: 10 } as const;
/** Our own upper bound, far above any real escrow: a million TND. */
const MAX_AMOUNT = 1_000_000_000;
/** [A]: nobody pays for 30 days, and it is cancelled. */
const LIFETIME_MS = 30 * 24 * 60 * 60_000;

export type EscrowInput = {
  mode: Escrow["mode"];
  environment: Escrow["environment"];
  title: string;
  /** Thousandths of the currency. */
  amount: number;
  currency: Currency;
  buyerEmail: string;
  sellerEmail?: string | undefined;
  estimatedDeliveryDays?: number | undefined;
  /** Thousandths of a percent. */
  developerFeeRate?: number | undefined;
  contractTerms?: string | undefined;
  autoSign?: boolean | undefined;
  fulfillmentPolicy?: FulfillmentPolicy | undefined;
};

/** Writes a pending escrow, with its contract. The amount in TND and both fees are fixed here. Emits nothing itself. */
export async function createEscrow(step: Step, input: EscrowInput): Promise<Escrow> {
  const { tx, world, now } = step;
  const seller = await sellerOf(step, input);
  if (seller.email === input.buyerEmail) {
    throw badRequest("Buyer and seller must be different people", "buyerEmail");
  }
  if (input.autoSign) requireSignature(step, seller.named);
  const developerFeeRate = await feeRate(step, seller.named, input.developerFeeRate);
  const money = price(input.mode, input.currency, input.amount, developerFeeRate);
  const expiresAt = new Date(now.getTime() + LIFETIME_MS);
  const fresh = {
    status: "pending" as const,
    disputeOpen: false,
    depositPending: false,
    cancellationRequestedAt: null,
    completionDeadline: null,
    proofPhase: null,
    proofReviewDeadline: null,
    expiresAt,
  };
  const [row] = await tx
    .insert(escrows)
    .values({
      id: newId(now),
      worldId: world.id,
      mode: input.mode,
      environment: input.environment,
      title: input.title,
      currency: input.currency,
      ...money,
      developerFeeRate,
      buyerEmail: input.buyerEmail,
      sellerEmail: seller.email,
      sellerNamed: seller.named,
      estimatedDeliveryDays: input.estimatedDeliveryDays ?? null,
      fulfillmentPolicy: input.fulfillmentPolicy ?? null,
      ...fresh,
      dueAt: dueAt(fresh),
      createdAt: now,
      updatedAt: now,
    })
    .returning();
  if (!row) throw new Error("The escrow was not written");
  await tx.insert(escrowEvents).values({ escrowId: row.id, kind: "created", actor: "developer", at: now });
  if (input.mode === "standard") await createContract(step, row, input.contractTerms ?? "");
  if (input.autoSign && world.signatureImage) {
    await sign(step, row, "seller", seller.email, world.signatureImage);
  }
  return row;
}

/** What an amount comes to: in TND, by the fixed rate, and the two fees. Refuses what is outside the bounds. */
export function price(mode: Escrow["mode"], currency: Currency, amount: number, developerFeeRate: number) {
  const { amountTnd, fxRate } = inTnd(amount, currency);
  const least = MIN_AMOUNT[mode];
  if (amountTnd < least) throw badRequest(`amount must be at least ${least / 1000} TND`, "amount");
  if (amountTnd > MAX_AMOUNT) throw badRequest("amount is too large", "amount");
  const { escrowFee, developerFee } = divide(amountTnd, developerFeeRate);
  return { amount, amountTnd, fxRate, escrowFee, developerFee };
}

type Seller = { email: string; named: Escrow["sellerNamed"] };

async function sellerOf(step: Step, input: EscrowInput): Promise<Seller> {
  if (input.sellerEmail === undefined) return { email: await associatedEmail(step), named: "associated" };
  const own = await associatedEmailOrNull(step);
  return { email: input.sellerEmail, named: input.sellerEmail === own ? "associated" : "third_party" };
}

function requireSignature({ world }: Step, named: Escrow["sellerNamed"]): void {
  if (named !== "associated") {
    throw badRequest("autoSign is only available when you are the seller", "autoSign");
  }
  if (!world.signatureImage) {
    throw badRequest("autoSign needs a signature. Set up your signature first.", "autoSign");
  }
}

/** A developer fee needs a third-party seller; without one in the call, the developer's default counts. */
async function feeRate(
  { tx, world }: Step,
  named: Escrow["sellerNamed"],
  given: number | undefined,
): Promise<number> {
  if (named === "associated") {
    if (given)
      throw badRequest("developerFeePercentage needs a third-party seller", "developerFeePercentage");
    return 0;
  }
  return given ?? (await settingsOf(tx, world.id)).defaultDeveloperFeeRate;
}

/** The e-mail of the developer's own DHMAD account; refuses with 403 when none is associated. */
export async function associatedEmail(step: Pick<Step, "tx" | "world">): Promise<string> {
  const email = await associatedEmailOrNull(step);
  if (!email) throw forbidden(NOT_ASSOCIATED, "not_associated");
  return email;
}

async function associatedEmailOrNull({ tx, world }: Pick<Step, "tx" | "world">): Promise<string | null> {
  if (!world.associatedUserId) return null;
  return (await findUserById(tx, world.associatedUserId))?.email ?? null;
}

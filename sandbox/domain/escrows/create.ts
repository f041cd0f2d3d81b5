import { escrowEvents, escrows } from "../../db/schema/index";
import type { Step } from "../context";
import { newId } from "../ids";
import { divide } from "../money";
import { findUserById } from "../people/users";
import { badRequest, forbidden, NOT_ASSOCIATED } from "../refusal";
import type { Escrow } from "./state";

/** At least 5 TND for standard and quick (dhmad-api.md §4). */
const MIN_AMOUNT = 5_000;

export type EscrowInput = {
  mode: "quick";
  title: string;
  /** Millimes. */
  amount: number;
  buyerEmail: string;
  sellerEmail?: string | undefined;
  estimatedDeliveryDays: number;
  /** Thousandths of a percent. */
  developerFeeRate?: number | undefined;
};

/** Writes a pending escrow. The amount in TND and both fees are fixed here. Emits nothing. */
export async function createEscrow(step: Step, input: EscrowInput): Promise<Escrow> {
  const { tx, world, now } = step;
  if (input.amount < MIN_AMOUNT) throw badRequest("amount must be at least 5 TND", "amount");
  const sellerEmail = input.sellerEmail ?? (await associatedEmail(step));
  if (sellerEmail === input.buyerEmail) {
    throw badRequest("Buyer and seller must be different people", "buyerEmail");
  }
  const sellerNamed =
    input.sellerEmail !== undefined && input.sellerEmail !== (await associatedEmailOrNull(step))
      ? "third_party"
      : "associated";
  if (sellerNamed === "associated" && input.developerFeeRate) {
    throw badRequest("developerFeePercentage needs a third-party seller", "developerFeePercentage");
  }
  const developerFeeRate = input.developerFeeRate ?? 0;
  const { escrowFee, developerFee } = divide(input.amount, developerFeeRate);
  const [row] = await tx
    .insert(escrows)
    .values({
      id: newId(now),
      worldId: world.id,
      mode: input.mode,
      status: "pending",
      title: input.title,
      currency: "TND",
      amount: input.amount,
      amountTnd: input.amount,
      escrowFee,
      developerFee,
      developerFeeRate,
      buyerEmail: input.buyerEmail,
      sellerEmail,
      sellerNamed,
      estimatedDeliveryDays: input.estimatedDeliveryDays,
      createdAt: now,
      updatedAt: now,
    })
    .returning();
  if (!row) throw new Error("The escrow was not written");
  await tx.insert(escrowEvents).values({ escrowId: row.id, kind: "created", actor: "developer", at: now });
  return row;
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

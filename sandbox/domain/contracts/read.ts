import { eq } from "drizzle-orm";
import type { Reader } from "../../db/client";
import { contracts } from "../../db/schema/index";
import type { Escrow } from "../escrows/state";
import { badRequest } from "../refusal";

export type Contract = typeof contracts.$inferSelect;

/** The contract of an escrow; only standard ones have one. */
export async function contractOf(reader: Reader, escrowId: string): Promise<Contract | undefined> {
  const [row] = await reader.select().from(contracts).where(eq(contracts.escrowId, escrowId));
  return row;
}

export async function findContract(reader: Reader, id: string): Promise<Contract | undefined> {
  const [row] = await reader.select().from(contracts).where(eq(contracts.id, id));
  return row;
}

export function isFullySigned(contract: Pick<Contract, "sellerSignedAt" | "buyerSignedAt">): boolean {
  return contract.sellerSignedAt !== null && contract.buyerSignedAt !== null;
}

/** Refuses while a standard escrow's contract lacks a signature. */
export async function requireSigned(reader: Reader, escrow: Escrow): Promise<void> {
  if (escrow.mode !== "standard") return;
  const contract = await contractOf(reader, escrow.id);
  if (!contract || !isFullySigned(contract)) {
    throw badRequest("Both sides must sign the contract first", undefined, "contract_not_signed");
  }
}

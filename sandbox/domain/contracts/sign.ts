import { eq } from "drizzle-orm";
import { contracts } from "../../db/schema/index";
import type { Step } from "../context";
import { addToTimeline, lockEscrow } from "../escrows/row";
import { type Escrow, type Party, partyOf } from "../escrows/state";
import { escrowEventData } from "../escrows/view";
import { emit } from "../events";
import { newId, newToken } from "../ids";
import { badRequest, forbidden, notFound } from "../refusal";
import { languageOf } from "./language";
import { type Contract, contractOf, isFullySigned } from "./read";

const MAX_SIGNATURE = 120;

/** Writes the contract of a new standard escrow, unsigned. */
export async function createContract(
  { tx, world, now }: Step,
  escrow: Escrow,
  terms: string,
): Promise<Contract> {
  const [row] = await tx
    .insert(contracts)
    .values({
      id: newId(now),
      worldId: world.id,
      escrowId: escrow.id,
      terms,
      language: languageOf(terms),
      linkKey: newToken(),
      createdAt: now,
      updatedAt: now,
    })
    .returning();
  if (!row) throw new Error("The contract was not written");
  return row;
}

export type Signing = { escrowId: string; actor: string; signature: string };

/** One side signs with its typed name. Each signature is told once (dhmad-api.md §7 `contract.signed`). */
export async function signContract(step: Step, { escrowId, actor, signature }: Signing): Promise<Contract> {
  const escrow = await lockEscrow(step, escrowId);
  const party = partyOf(escrow, actor);
  if (!party) throw forbidden("Only the buyer or the seller can sign the contract", "wrong_party");
  const name = signature.trim();
  if (!name || name.length > MAX_SIGNATURE) {
    throw badRequest("Type your full name to sign", "signature", "signature_required");
  }
  return sign(step, escrow, party, actor, name);
}

/** Signs for one side; `signature` is a typed name or a data URL (`autoSign`). */
export async function sign(
  step: Step,
  escrow: Escrow,
  party: Party,
  actor: string,
  signature: string,
): Promise<Contract> {
  const { tx, now } = step;
  const before = await contractOf(tx, escrow.id);
  if (!before) throw notFound("Contract not found for this escrow");
  if (escrow.status !== "pending") {
    throw badRequest("Escrow must be pending to be signed", undefined, "wrong_status");
  }
  if (before[party === "seller" ? "sellerSignedAt" : "buyerSignedAt"]) {
    throw badRequest("This side has signed already", undefined, "already_signed");
  }
  const change =
    party === "seller"
      ? { sellerSignature: signature, sellerSignedAt: now }
      : { buyerSignature: signature, buyerSignedAt: now };
  const [after] = await tx
    .update(contracts)
    .set({ ...change, updatedAt: now })
    .where(eq(contracts.id, before.id))
    .returning();
  if (!after) throw notFound("Contract not found for this escrow");
  await addToTimeline(step, escrow.id, { kind: "signed", actor });
  await emit(step, "contract.signed", {
    contract: {
      id: after.id,
      escrow: escrow.id,
      signedBy: party,
      sellerSigned: after.sellerSignedAt !== null,
      buyerSigned: after.buyerSignedAt !== null,
      isFullySigned: isFullySigned(after),
    },
    escrow: await escrowEventData(tx, escrow),
  });
  return after;
}

/** What was signed no longer stands when the escrow changes: both sides sign again. */
export async function withdrawSignatures({ tx, now }: Step, escrowId: string): Promise<void> {
  await tx
    .update(contracts)
    .set({
      sellerSignature: null,
      sellerSignedAt: null,
      buyerSignature: null,
      buyerSignedAt: null,
      updatedAt: now,
    })
    .where(eq(contracts.escrowId, escrowId));
}

import { proofSubmissions } from "../../db/schema/index";
import type { Step } from "../context";
import { addToTimeline, lockEscrow, patchEscrow, requireNoDispute } from "../escrows/row";
import { type Escrow, partyOf } from "../escrows/state";
import { escrowEventData } from "../escrows/view";
import { emit } from "../events";
import { storeFile, type Upload } from "../files/store";
import { badRequest, forbidden } from "../refusal";

const HOUR_MS = 60 * 60_000;
export const MAX_PROOF_FILES = 5;

export type ProofInput = { escrowId: string; actor: string; note?: string | undefined; files: Upload[] };

/** The seller shows what was bought or sent; the buyer's time to look at it begins (dhmad-api.md §6). */
export async function submitProof(step: Step, input: ProofInput): Promise<Escrow> {
  const { tx, world, now } = step;
  const escrow = await lockEscrow(step, input.escrowId);
  const { actor } = input;
  if (partyOf(escrow, actor) !== "seller") {
    throw forbidden("Only the seller can submit a proof", "wrong_party");
  }
  requireNoDispute(escrow);
  const policy = escrow.fulfillmentPolicy;
  const expected = escrow.proofPhase === "waiting_seller_proof" || escrow.proofPhase === "needs_review";
  if (!policy || escrow.status !== "paid" || !expected) {
    throw badRequest("No proof is expected now", undefined, "wrong_phase");
  }
  if (input.files.length === 0) throw badRequest("A file is required", "files", "file_required");
  if (input.files.length > MAX_PROOF_FILES) {
    throw badRequest(`At most ${MAX_PROOF_FILES} files`, "files", "too_many_files");
  }
  const fileIds: string[] = [];
  for (const file of input.files) fileIds.push((await storeFile(step, file)).id);
  const note = input.note?.trim().slice(0, 1000) || null;
  await tx
    .insert(proofSubmissions)
    .values({ worldId: world.id, escrowId: escrow.id, note, fileIds, submittedAt: now });
  const after = await patchEscrow(step, escrow, {
    proofPhase: "submitted_waiting_buyer_review",
    proofReviewDeadline: new Date(now.getTime() + policy.buyerReviewDeadlineHours * HOUR_MS),
  });
  await addToTimeline(step, escrow.id, { kind: "proof_submitted", actor, reason: note });
  await emit(step, "escrow.proof.submitted", { escrow: await escrowEventData(tx, after) });
  return after;
}

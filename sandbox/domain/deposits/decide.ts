import { and, desc, eq } from "drizzle-orm";
import type { Reader } from "../../db/client";
import { depositProofs } from "../../db/schema/index";
import type { Step } from "../context";
import { moveEscrow } from "../escrows/move";
import { addToTimeline, lockEscrow, patchEscrow } from "../escrows/row";
import { escrowEventData } from "../escrows/view";
import { emit } from "../events";
import { badRequest, notFound } from "../refusal";
import { type DepositProof, depositView } from "./view";

export type DepositDecision = { outcome: "approved" | "rejected"; reason?: string | undefined };

/** An admin looks at a guest's proof: approved, the escrow turns paid; rejected, the developer is told why. */
export async function decideDeposit(
  step: Step,
  id: string,
  decision: DepositDecision,
): Promise<DepositProof> {
  const { tx, now } = step;
  const known = await findDeposit(tx, step.world.id, id);
  if (!known) throw notFound("Deposit proof not found");
  const escrow = await lockEscrow(step, known.escrowId);
  const reason =
    decision.outcome === "rejected" ? decision.reason?.trim() || "The payment was not found" : null;
  const [row] = await tx
    .update(depositProofs)
    .set({ status: decision.outcome, reason, decidedAt: now })
    .where(and(eq(depositProofs.id, id), eq(depositProofs.status, "pending")))
    .returning();
  if (!row) throw badRequest("This payment has been decided already", undefined, "already_decided");
  if (decision.outcome === "approved") {
    await moveEscrow(step, { escrowId: escrow.id, move: "approveDeposit", actor: "admin" });
    return row;
  }
  const after = await patchEscrow(step, escrow, { depositPending: false });
  await addToTimeline(step, escrow.id, { kind: "deposit_rejected", actor: "admin", reason });
  await emit(step, "escrow.deposit_proof.rejected", {
    escrow: await escrowEventData(tx, after),
    depositProof: depositView(row),
    reason,
  });
  return row;
}

export async function findDeposit(
  reader: Reader,
  worldId: string,
  id: string,
): Promise<DepositProof | undefined> {
  const [row] = await reader
    .select()
    .from(depositProofs)
    .where(and(eq(depositProofs.id, id), eq(depositProofs.worldId, worldId)));
  return row;
}

/** Newest first; for the admin desk. */
export async function listDeposits(reader: Reader, worldId: string): Promise<DepositProof[]> {
  return reader
    .select()
    .from(depositProofs)
    .where(eq(depositProofs.worldId, worldId))
    .orderBy(desc(depositProofs.createdAt), desc(depositProofs.id))
    .limit(200);
}

export async function depositsOf(reader: Reader, escrowId: string): Promise<DepositProof[]> {
  return reader
    .select()
    .from(depositProofs)
    .where(eq(depositProofs.escrowId, escrowId))
    .orderBy(desc(depositProofs.createdAt), desc(depositProofs.id));
}

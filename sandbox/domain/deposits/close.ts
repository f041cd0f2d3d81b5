import { and, eq } from "drizzle-orm";
import { depositProofs } from "../../db/schema/index";
import type { Step } from "../context";
import type { Escrow } from "../escrows/state";
import { escrowEventData } from "../escrows/view";
import { emit } from "../events";
import { depositView } from "./view";

/** A cancelled escrow closes the payments that still wait for an admin, with a system reason (dhmad-api.md §5). */
export async function closePendingDeposits(step: Step, escrow: Escrow, reason: string): Promise<void> {
  const { tx, now } = step;
  const rows = await tx
    .update(depositProofs)
    .set({ status: "rejected", reason, decidedAt: now })
    .where(and(eq(depositProofs.escrowId, escrow.id), eq(depositProofs.status, "pending")))
    .returning();
  for (const row of rows) {
    await emit(step, "escrow.deposit_proof.rejected", {
      escrow: await escrowEventData(tx, escrow),
      depositProof: depositView(row),
      reason,
    });
  }
}

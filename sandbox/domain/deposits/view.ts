import type { depositProofs } from "../../db/schema/index";

export type DepositProof = typeof depositProofs.$inferSelect;

/** A guest's payment as events and control show it. */
export function depositView(row: DepositProof) {
  return {
    id: row.id,
    escrowId: row.escrowId,
    method: row.method,
    payerName: row.payerName,
    hasFile: row.fileId !== null,
    status: row.status,
    reason: row.reason,
    createdAt: row.createdAt.toISOString(),
    decidedAt: row.decidedAt?.toISOString() ?? null,
  };
}

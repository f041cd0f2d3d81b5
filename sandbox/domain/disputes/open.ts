import { count, eq } from "drizzle-orm";
import { disputes } from "../../db/schema/index";
import type { Step } from "../context";
import { addToTimeline, lockEscrow, patchEscrow } from "../escrows/row";
import { partyOf } from "../escrows/state";
import { newId } from "../ids";
import { badRequest, forbidden } from "../refusal";
import type { Dispute } from "./read";

export const DISPUTE_TYPES = ["not_received", "not_as_described", "quality", "other"] as const;
export type DisputeType = (typeof DISPUTE_TYPES)[number];

export type DisputeInput = {
  escrowId: string;
  actor: string;
  type: DisputeType;
  subject: string;
  reason: string;
};

/** One side opens a ticket. The status stays (dhmad-api.md §4), no event says so; only an admin moves the escrow now. */
export async function openDispute(step: Step, input: DisputeInput): Promise<Dispute> {
  const { tx, world, now } = step;
  const escrow = await lockEscrow(step, input.escrowId);
  const { actor } = input;
  if (!partyOf(escrow, actor))
    throw forbidden("Only the buyer or the seller can open a dispute", "wrong_party");
  if (escrow.status !== "paid" && escrow.status !== "delivered") {
    throw badRequest("Escrow must be paid or delivered", undefined, "wrong_status");
  }
  if (escrow.disputeOpen) throw badRequest("A dispute is open already", undefined, "dispute_open");
  const subject = input.subject.trim().slice(0, 200);
  const reason = input.reason.trim().slice(0, 2000);
  if (!subject) throw badRequest("A subject is required", "subject", "subject_required");
  if (!reason) throw badRequest("A reason is required", "reason", "reason_required");
  const [before] = await tx.select({ value: count() }).from(disputes).where(eq(disputes.worldId, world.id));
  const [row] = await tx
    .insert(disputes)
    .values({
      id: newId(now),
      worldId: world.id,
      escrowId: escrow.id,
      ticketNumber: `TKT-${now.getUTCFullYear()}-${String((before?.value ?? 0) + 1).padStart(5, "0")}`,
      type: input.type,
      subject,
      reason,
      openedBy: actor,
      status: "open",
      createdAt: now,
    })
    .returning();
  if (!row) throw new Error("The dispute was not written");
  await patchEscrow(step, escrow, { disputeId: row.id, disputeOpen: true });
  await addToTimeline(step, escrow.id, { kind: "dispute_opened", actor, reason });
  return row;
}

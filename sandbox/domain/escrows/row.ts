import { and, eq } from "drizzle-orm";
import { escrowEvents, escrows } from "../../db/schema/index";
import type { Step } from "../context";
import { badRequest, notFound } from "../refusal";
import { dueAt, type Escrow } from "./state";

/** Locks the escrow; unknown, or of another developer: 404. */
export async function lockEscrow({ tx, world }: Step, id: string): Promise<Escrow> {
  const [row] = await tx
    .select()
    .from(escrows)
    .where(and(eq(escrows.id, id), eq(escrows.worldId, world.id)))
    .for("update");
  if (!row) throw notFound("Escrow not found");
  return row;
}

/** Writes a locked escrow, with the moment at which something happens to it next. */
export async function patchEscrow(
  { tx, now }: Step,
  before: Escrow,
  change: Partial<Escrow>,
): Promise<Escrow> {
  const [after] = await tx
    .update(escrows)
    .set({ ...change, updatedAt: now, dueAt: dueAt({ ...before, ...change }) })
    .where(eq(escrows.id, before.id))
    .returning();
  if (!after) throw notFound("Escrow not found");
  return after;
}

type Entry = Pick<typeof escrowEvents.$inferInsert, "kind" | "actor" | "reason" | "previousDeliveredAt">;

/** Adds a line to the escrow's timeline. */
export async function addToTimeline({ tx, now }: Step, escrowId: string, entry: Entry): Promise<void> {
  await tx.insert(escrowEvents).values({ escrowId, at: now, ...entry });
}

/** While a dispute is open nothing moves but by an admin. */
export function requireNoDispute(escrow: Escrow): void {
  if (escrow.disputeOpen) {
    throw badRequest("A dispute is open for this escrow", undefined, "dispute_open");
  }
}

import { and, desc, eq } from "drizzle-orm";
import type { Reader } from "../../db/client";
import { disputes } from "../../db/schema/index";

export type Dispute = typeof disputes.$inferSelect;

export async function findDispute(reader: Reader, worldId: string, id: string): Promise<Dispute | undefined> {
  const [row] = await reader
    .select()
    .from(disputes)
    .where(and(eq(disputes.id, id), eq(disputes.worldId, worldId)));
  return row;
}

/** Newest first; for the admin desk. */
export async function listDisputes(reader: Reader, worldId: string): Promise<Dispute[]> {
  return reader
    .select()
    .from(disputes)
    .where(eq(disputes.worldId, worldId))
    .orderBy(desc(disputes.createdAt), desc(disputes.id))
    .limit(200);
}

const PREVIEW = 160;

/** `disputeTicket` of an escrow (dhmad-api.md §4). */
export function ticketView(row: Dispute) {
  return {
    ticketNumber: row.ticketNumber,
    type: row.type,
    subject: row.subject,
    status: row.status,
    createdAt: row.createdAt.toISOString(),
    previewReason: row.reason.length > PREVIEW ? `${row.reason.slice(0, PREVIEW - 1)}…` : row.reason,
  };
}

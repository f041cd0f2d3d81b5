import { and, asc, count, desc, eq, or } from "drizzle-orm";
import type { Reader } from "../../db/client";
import { escrowEvents, escrows } from "../../db/schema/index";
import type { Escrow, EscrowStatus, Party } from "./state";

export async function findEscrow(reader: Reader, worldId: string, id: string): Promise<Escrow | undefined> {
  const [row] = await reader
    .select()
    .from(escrows)
    .where(and(eq(escrows.id, id), eq(escrows.worldId, worldId)));
  return row;
}

export async function timelineOf(reader: Reader, escrowId: string) {
  return reader
    .select()
    .from(escrowEvents)
    .where(eq(escrowEvents.escrowId, escrowId))
    .orderBy(asc(escrowEvents.id));
}

export type EscrowFilter = {
  email: string;
  status?: EscrowStatus | undefined;
  role?: Party | undefined;
  page: number;
  limit: number;
};

/** The escrows in which this person is seller or buyer, newest first. */
export async function listEscrows(reader: Reader, worldId: string, filter: EscrowFilter) {
  const asBuyer = eq(escrows.buyerEmail, filter.email);
  const asSeller = eq(escrows.sellerEmail, filter.email);
  const mine =
    filter.role === "buyer" ? asBuyer : filter.role === "seller" ? asSeller : or(asBuyer, asSeller);
  const where = and(
    eq(escrows.worldId, worldId),
    mine,
    filter.status ? eq(escrows.status, filter.status) : undefined,
  );
  const [rows, [total]] = await Promise.all([
    reader
      .select()
      .from(escrows)
      .where(where)
      .orderBy(desc(escrows.createdAt), desc(escrows.id))
      .limit(filter.limit)
      .offset((filter.page - 1) * filter.limit),
    reader.select({ value: count() }).from(escrows).where(where),
  ]);
  return { rows, total: total?.value ?? 0 };
}

import { and, asc, eq, isNotNull, lte, min, sql } from "drizzle-orm";
import type { Reader } from "../db/client";
import { checkoutSessions, escrows, worlds } from "../db/schema/index";
import { type Ctx, change, type Step } from "./context";
import { moveEscrow } from "./escrows/move";
import { lockEscrow } from "./escrows/row";
import { acceptByTimeout } from "./proofs/review";
import { Refusal } from "./refusal";

const BATCH = 100;

/** "Now" of the row's own world, in SQL. */
const worldNow = () =>
  sql`${new Date().toISOString()}::timestamptz + ${worlds.clockOffsetMs} * interval '1 millisecond'`;

/** When the next session expires or the next escrow does something by itself in this world. */
export async function nextDeadline(db: Reader, worldId: string): Promise<Date | null> {
  const [[session], [escrow]] = await Promise.all([
    db
      .select({ at: min(checkoutSessions.expiresAt) })
      .from(checkoutSessions)
      .where(and(eq(checkoutSessions.worldId, worldId), eq(checkoutSessions.status, "pending"))),
    db
      .select({ at: min(escrows.dueAt) })
      .from(escrows)
      .where(and(eq(escrows.worldId, worldId), isNotNull(escrows.dueAt))),
  ]);
  const moments = [session?.at, escrow?.at].filter((at) => at !== null && at !== undefined);
  return moments.length > 0 ? new Date(Math.min(...moments.map((at) => at.getTime()))) : null;
}

/** Does everything that is due on its own world's clock: of one world, or of all. */
export async function meetDeadlines(ctx: Ctx, worldId?: string): Promise<void> {
  await expireSessions(ctx.db, worldId);
  for (;;) {
    const due = await dueEscrows(ctx.db, worldId);
    if (due.length === 0) return;
    for (const escrow of due) await meetDeadline(ctx, escrow);
  }
}

/** World by world, each along its own index: the clocks differ, and most worlds have nothing due. */
async function dueEscrows(db: Reader, worldId: string | undefined) {
  const ofWorld = db
    .select({ id: escrows.id, dueAt: escrows.dueAt })
    .from(escrows)
    .where(and(eq(escrows.worldId, worlds.id), isNotNull(escrows.dueAt), lte(escrows.dueAt, worldNow())))
    .orderBy(asc(escrows.dueAt))
    .limit(BATCH)
    .as("due");
  return db
    .select({ id: ofWorld.id, worldId: worlds.id })
    .from(worlds)
    .crossJoinLateral(ofWorld)
    .where(worldId ? eq(worlds.id, worldId) : undefined)
    .orderBy(asc(ofWorld.dueAt), asc(ofWorld.id))
    .limit(BATCH);
}

async function meetDeadline(ctx: Ctx, { id, worldId }: { id: string; worldId: string }): Promise<void> {
  try {
    await change(ctx, worldId, (step) => fallDue(step, id));
  } catch (error) {
    // The world was emptied meanwhile, or the move is impossible: it must not be tried for ever.
    if (!(error instanceof Refusal)) throw error;
    await ctx.db.update(escrows).set({ dueAt: null }).where(eq(escrows.id, id));
  }
}

async function fallDue(step: Step, escrowId: string): Promise<void> {
  const escrow = await lockEscrow(step, escrowId);
  if (!escrow.dueAt || escrow.dueAt > step.now) return;
  switch (escrow.status) {
    case "pending":
      await moveEscrow(step, { escrowId, move: "cancel", actor: "system", reason: "expired" });
      return;
    case "paid":
      await acceptByTimeout(step, escrow);
      return;
    case "delivered":
      await moveEscrow(step, { escrowId, move: "complete", actor: "system" });
  }
}

async function expireSessions(db: Reader, worldId: string | undefined): Promise<void> {
  await db
    .update(checkoutSessions)
    .set({ status: "expired" })
    .from(worlds)
    .where(
      and(
        eq(checkoutSessions.worldId, worlds.id),
        eq(checkoutSessions.status, "pending"),
        lte(checkoutSessions.expiresAt, worldNow()),
        worldId ? eq(worlds.id, worldId) : undefined,
      ),
    );
}

import { and, eq, min } from "drizzle-orm";
import type { Reader } from "../db/client";
import { deliveries, worlds } from "../db/schema/index";
import { type Ctx, getWorld, worldTime } from "./context";
import { meetDeadlines, nextDeadline } from "./due";

/** Does what falls due in the outbox of a world whose dispatcher stands still. */
export type Outbox = {
  whilePaused<T>(worldId: string, abort: boolean, work: () => Promise<T>): Promise<T>;
  drain(worldId: string): Promise<void>;
};

/**
 * Turns the world's clock. On the way forward it stops at each moment at which something falls due, and does it, so
 * that things happen in their order before this returns. Backwards nothing happens. Time flows on from there.
 */
export async function setClock(ctx: Ctx, outbox: Outbox, worldId: string, target: Date): Promise<Date> {
  return outbox.whilePaused(worldId, false, async () => {
    for (;;) {
      const due = await nextDue(ctx.db, worldId);
      if (!due || due > target) break;
      if (due > (await worldNow(ctx, worldId))) await moveTo(ctx.db, worldId, due);
      await meetDeadlines(ctx, worldId);
      await outbox.drain(worldId);
    }
    await moveTo(ctx.db, worldId, target);
    return worldNow(ctx, worldId);
  });
}

export async function worldNow(ctx: Ctx, worldId: string): Promise<Date> {
  return worldTime(await getWorld(ctx.db, worldId));
}

async function moveTo(db: Reader, worldId: string, target: Date): Promise<void> {
  await db
    .update(worlds)
    .set({ clockOffsetMs: target.getTime() - Date.now() })
    .where(eq(worlds.id, worldId));
}

async function nextDue(db: Reader, worldId: string): Promise<Date | null> {
  const [deadline, [delivery]] = await Promise.all([
    nextDeadline(db, worldId),
    db
      .select({ at: min(deliveries.nextAttemptAt) })
      .from(deliveries)
      .where(and(eq(deliveries.worldId, worldId), eq(deliveries.status, "pending"))),
  ]);
  const retry = delivery?.at ?? null;
  if (!deadline || !retry) return deadline ?? retry;
  return new Date(Math.min(deadline.getTime(), retry.getTime()));
}

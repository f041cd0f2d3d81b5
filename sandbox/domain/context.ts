import { eq } from "drizzle-orm";
import type { Db, Reader, Tx } from "../db/client";
import { worlds } from "../db/schema/index";
import type { FaultBook } from "./faults";
import { notFound } from "./refusal";

export type World = typeof worlds.$inferSelect;

export type OutgoingMail = { worldId: string; to: string; subject: string; text: string; html: string };

/** What every part of the server is given. `origin` is known once the server listens. */
export type Ctx = {
  db: Db;
  origin: string;
  appUrl: string;
  faults: FaultBook;
  /** Throws when the mail could not be handed over. */
  sendMail: (mail: OutgoingMail) => Promise<void>;
  /** Tells the dispatcher that the outbox has something new. */
  wake: () => void;
};

/** A transaction in one world, with its time. */
export type Step = { ctx: Ctx; tx: Tx; world: World; now: Date };

/** The world's present moment: real time plus its offset. */
export function worldTime(world: Pick<World, "clockOffsetMs">): Date {
  return new Date(Date.now() + world.clockOffsetMs);
}

export async function findWorld(reader: Reader, id: string): Promise<World | undefined> {
  const [world] = await reader.select().from(worlds).where(eq(worlds.id, id));
  return world;
}

/** The world by name; refuses with 404 when there is none. */
export async function getWorld(reader: Reader, id: string): Promise<World> {
  const world = await findWorld(reader, id);
  if (!world) throw notFound(`World "${id}" not found`);
  return world;
}

/** Every change of state goes through here: one transaction, one world, and the outbox is looked at afterwards. */
export async function change<T>(ctx: Ctx, worldId: string, work: (step: Step) => Promise<T>): Promise<T> {
  const result = await ctx.db.transaction(async (tx) => {
    const world = await getWorld(tx, worldId);
    return work({ ctx, tx, world, now: worldTime(world) });
  });
  ctx.wake();
  return result;
}

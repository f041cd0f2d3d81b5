import "server-only";
import type { Db } from "@/db/client";
import type { DhmadClient } from "@/lib/dhmad";
import { activateBoosts } from "./activate";
import { deliverBoosts, type TakeBudget } from "./deliver";
import { endBoosts, takeBackRefunded, tellOfEnds } from "./end";

export type BoostsRun = {
  activated: number;
  delivered: number;
  refunded: number;
  ended: number;
  told: number;
};

/**
 * All that boosts need done: what is paid is activated and only then delivered at DHMAD, what is over ends. Safe to run
 * at any time, in any number of workers; what a crash left half done is done by the next run.
 */
export async function runBoosts(
  db: Db,
  client: DhmadClient,
  now: Date,
  take: TakeBudget,
): Promise<BoostsRun> {
  const refunded = await takeBackRefunded(db, now);
  const activated = await activateBoosts(db, now);
  const ended = await endBoosts(db, now);
  const told = await tellOfEnds(db, now);
  const delivered = await deliverBoosts(db, client, now, take);
  return { activated, delivered, refunded, ended, told };
}

import { and, count, eq, ne } from "drizzle-orm";
import type { Db } from "@/db/client";
import { listings, orders } from "@/db/schema";
import { BUYERS, PEOPLE, SELLERS } from "@/db/seed/people";
import { DAY_MS, systemClock } from "@/lib/clock";
import type { LocalWorld } from "./dhmad";
import { listenForWebhooks } from "./ear";
import { boostSteps, holdQuestion, holdTalk, keepFavorites } from "./extras";
import { turnBack } from "./past";
import { type PlannedSale, plannedBoosts, plannedQuestions, plannedSales, plannedTalks } from "./plan";
import { findOrder, isDone, type Step, stepsOf } from "./sale";
import { catchUp, createStage, type Stage } from "./stage";

export type History = { sales: number; boosts: number; skipped?: string };

/**
 * Gives the demo's sellers a past: sales that are really carried through the local DHMAD by the commands that the site
 * uses, on clocks that are turned back for it (docs/decisions/018). A second run does what is left of it, and nothing
 * where nothing is. Skipped while the site runs, whose own clock stays in the present.
 */
export async function writeHistory(db: Db, world: LocalWorld, sales = plannedSales()): Promise<History> {
  const none = (skipped?: string): History => ({ sales: 0, boosts: 0, ...(skipped ? { skipped } : {}) });
  const stage = await createStage(db, world, [...SELLERS, ...PEOPLE, ...BUYERS]);
  const left = await undone(stage, sales);
  if (left.length === 0) return none("The history of sales is there already.");
  const ear = await listenForWebhooks(db, world);
  if (!ear) return none("No history of sales: the site runs. Stop it, and run this again.");
  try {
    const steps = await planned(stage, left);
    const past = await turnBack(world, steps[0]?.at ?? systemClock());
    if (!past) return none("No history of sales: DHMAD’s clock stands in the future.");
    try {
      for (const { at, people, run } of steps) {
        await past.until(at);
        await run();
        await catchUp(stage, people);
      }
    } finally {
      await past.end();
    }
    await besides(stage);
  } finally {
    await ear.close();
  }
  return { sales: await completed(db, false), boosts: await completed(db, true) };
}

/** What goes without DHMAD: hearts, questions, messages. About listings that a test left out nothing is said. */
async function besides(stage: Stage): Promise<void> {
  const { db } = stage;
  const rows = await db.select({ slug: listings.slug }).from(listings);
  const there = new Set(rows.map(({ slug }) => slug));
  await keepFavorites(stage);
  const told = plannedQuestions().filter(({ slug }) => there.has(slug));
  const talks = plannedTalks().filter(({ slug }) => there.has(slug));
  for (const question of told) await holdQuestion(stage, question);
  for (const talk of talks) await holdTalk(stage, talk);
  const people = new Set([...told, ...talks].flatMap(({ asker, seller }) => [asker, seller]));
  await catchUp(stage, [...people]);
}

async function undone(stage: Stage, sales: PlannedSale[]): Promise<PlannedSale[]> {
  const done = await Promise.all(sales.map((sale) => isDone(stage, sale)));
  return sales.filter((_, index) => !done[index]);
}

/** All that is left to do, in the order in which it happens. */
async function planned(stage: Stage, sales: PlannedSale[]): Promise<Step[]> {
  const now = systemClock().getTime();
  const ofSales = sales.map(async (sale) => {
    const order = await findOrder(stage, sale);
    const placedAt = order?.createdAt ?? new Date(now - sale.daysAgo * DAY_MS);
    return stepsOf(stage, sale, placedAt);
  });
  const ofBoosts = plannedBoosts().map((boost) => boostSteps(stage, boost));
  return [...(await Promise.all(ofSales)), ...ofBoosts]
    .flat()
    .sort((a, b) => a.at.getTime() - b.at.getTime());
}

async function completed(db: Db, boosts: boolean): Promise<number> {
  const mode = boosts ? eq(orders.mode, "instant") : ne(orders.mode, "instant");
  const [row] = await db
    .select({ n: count() })
    .from(orders)
    .where(and(mode, eq(orders.status, "completed")));
  return row?.n ?? 0;
}

import { join } from "node:path";
import nextEnv from "@next/env";
import { sql } from "drizzle-orm";
import { createDb, type Db } from "@/db/client";
import { migrate } from "@/db/migrate";
import { seed, seedCategories } from "@/db/seed";
import { openDatabases } from "../lib/databases";
import { type LocalWorld, localWorld, verifierOf } from "../lib/history/dhmad";
import { writeHistory } from "../lib/history/history";
import { dataDir, root } from "../lib/paths";
import { elapsed, runCommand, say } from "../lib/say";

await runCommand(async () => {
  nextEnv.loadEnvConfig(root);
  if (process.env.DATABASE_URL) return fill(process.env.DATABASE_URL);
  const databases = await openDatabases();
  return fill(databases.app).finally(databases.stop);
});

async function fill(url: string): Promise<number> {
  await migrate(url);
  const { db, close } = createDb(url, 6);
  try {
    if (process.argv.includes("--categories")) {
      await seedCategories(db);
      say("Categories written.");
      return 0;
    }
    const [row] = await db.execute<{ filled: boolean }>(
      sql`select exists (select 1 from listings) as filled`,
    );
    if (row?.filled && process.argv.includes("--if-empty")) return 0;
    await everything(db);
    return 0;
  } finally {
    await close();
  }
}

async function everything(db: Db): Promise<void> {
  const world = await localWorld();
  await seed(db, {
    cacheDir: join(dataDir, "pictures"),
    ...(world.reachable ? { verify: verifierOf(world.data) } : {}),
  });
  say("Demo data written.");
  if (!world.reachable)
    say(`Sellers are not known at DHMAD and there is no history of sales: ${world.why} Run this again then.`);
  else if (!process.argv.includes("--no-history")) await history(db, world.data);
}

async function history(db: Db, world: LocalWorld): Promise<void> {
  const begun = Date.now();
  const { sales, boosts, skipped } = await writeHistory(db, world);
  say(skipped ?? `History: ${sales} sales and ${boosts} boosts carried out at DHMAD in ${elapsed(begun)}.`);
}

import { join } from "node:path";
import { migrate } from "@/db/migrate";
import { dataDir } from "@/scripts/lib/paths";
import { databasesOf } from "@/scripts/lib/postgres";
import type { Lifetime } from "@/scripts/lib/process";
import { seedDatabase } from "@/scripts/lib/seeding";
import { type AppEnv, type StackContext, startWeb, startWorker } from "@/scripts/lib/stack";
import { databaseUrl } from "@/support/template";

export const testDir = join(dataDir, "test");
export const logsDir = join(testDir, "logs");

/** What every stack of one run stands on. */
export type Ground = {
  /** Sets the databases of one run apart from another's. */
  run: string;
  postgresUrl: string;
  distDir: string;
  dhmadUrl: string;
  controlToken: string;
  /** What the environments of all stacks have in common. */
  shared: { sandboxPort: number; smtpPort: number; secret: string };
};

type Life = Pick<Lifetime, "onStop">;

/** An empty database, dropped at the end. Returns its address. */
export async function newDatabase(
  { run, postgresUrl }: Pick<Ground, "run" | "postgresUrl">,
  life: Life,
  name: string,
): Promise<string> {
  const { ensureDatabase, dropDatabase } = databasesOf(postgresUrl);
  const database = `souk_e2e_${run}_${name}`;
  await ensureDatabase(database);
  life.onStop(() => dropDatabase(database));
  return databaseUrl(postgresUrl, database);
}

/** Starts web and worker on a database that has the demo data (`everything`), or its categories alone. */
export async function startApp(
  ground: Pick<Ground, "distDir">,
  life: Life,
  name: string,
  env: AppEnv,
  everything: boolean,
): Promise<void> {
  const context: StackContext = { life, logsDir, mode: "production" };
  await migrate(env.DATABASE_URL);
  await seedDatabase({ env, life, logsDir, name, everything });
  await startWeb(context, env, { distDir: ground.distDir, name: `web-${name}` });
  await startWorker(context, env, { name: `worker-${name}` });
}

export type WorldIdentity = {
  keys: { sandbox: string; live: string };
  webhookSecret: string;
  oauth: { clientId: string; clientSecret: string };
};

/** Another developer's account at the local DHMAD. */
export async function createWorld(
  { dhmadUrl, controlToken }: Pick<Ground, "dhmadUrl" | "controlToken">,
  world: string,
  appUrl: string,
): Promise<WorldIdentity> {
  const response = await fetch(`${dhmadUrl}/_control/reset`, {
    method: "POST",
    headers: { authorization: `Bearer ${controlToken}`, "content-type": "application/json" },
    body: JSON.stringify({ world, appUrl }),
  });
  if (!response.ok) throw new Error(`The world ${world} was not created: ${response.status}`);
  return (await response.json()) as WorldIdentity;
}

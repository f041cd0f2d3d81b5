import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { migrate } from "@/db/migrate";
import { build, isBuilt } from "@/scripts/lib/build";
import { dataDir } from "@/scripts/lib/paths";
import { freePort } from "@/scripts/lib/ports";
import { databasesOf } from "@/scripts/lib/postgres";
import type { Lifetime } from "@/scripts/lib/process";
import { seedDatabase } from "@/scripts/lib/seeding";
import { type AppEnv, appEnv, SEEDED, startSandbox, startWeb, startWorker } from "@/scripts/lib/stack";
import { databaseUrl } from "@/support/template";
import { startTestPostgres } from "@/support/test-postgres";
import { publishWorlds } from "./world";

/** Another folder lets two trees of work be tried beside each other. */
const DIST_DIR = process.env.SOUK_TEST_DIST ?? ".next-test";
const SEEDED_WORLD = "souk";
const SECOND_WORLD = "second";
const logsDir = join(dataDir, "test", "logs");

/** Two stacks on ports of their own, from the production build: one for each behaviour of DHMAD's KYC. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const stops: (() => Promise<void>)[] = [];
  const life: Pick<Lifetime, "onStop"> = { onStop: (stop) => void stops.unshift(stop) };
  const stopAll = async () => {
    for (const stop of stops.splice(0)) await stop();
  };
  try {
    await start(life);
  } catch (error) {
    await stopAll();
    throw error;
  }
  return stopAll;
}

async function start(life: Pick<Lifetime, "onStop">): Promise<void> {
  if (!(await isBuilt(DIST_DIR))) await build(DIST_DIR, life);
  const postgres = await startTestPostgres();
  life.onStop(postgres.stop);
  const context = { life, logsDir, mode: "production" as const };
  const run = randomBytes(4).toString("hex");
  const newDatabase = async (name: string) => {
    const { ensureDatabase, dropDatabase } = databasesOf(postgres.url);
    const database = `souk_e2e_${run}_${name}`;
    await ensureDatabase(database);
    life.onStop(() => dropDatabase(database));
    return databaseUrl(postgres.url, database);
  };
  const [livePort, secondPort, sandboxPort, smtpPort] = [
    await freePort(),
    await freePort(),
    await freePort(),
    await freePort(),
  ];
  const controlToken = randomBytes(16).toString("hex");
  const dhmadUrl = `http://localhost:${sandboxPort}`;
  await startSandbox(context, {
    port: sandboxPort,
    smtpPort,
    databaseUrl: await newDatabase("dhmad"),
    appUrl: `http://localhost:${livePort}`,
    controlToken,
    // Two browsers and two stacks share one address: the limit itself is tested in sandbox/.
    rateLimit: 100_000,
  });
  const second = await createWorld(dhmadUrl, controlToken, `http://localhost:${secondPort}`);
  const shared = { sandboxPort, smtpPort, secret: randomBytes(32).toString("hex") };
  const live = appEnv({
    ...shared,
    databaseUrl: await newDatabase("live"),
    port: livePort,
    apiKey: SEEDED.liveKey,
  });
  const sandbox = appEnv({
    ...shared,
    databaseUrl: await newDatabase("second"),
    port: secondPort,
    apiKey: second.keys.sandbox,
    webhookSecret: second.webhookSecret,
  });
  const startApp = async (name: string, env: AppEnv, everything: boolean) => {
    await migrate(env.DATABASE_URL);
    await seedDatabase({ env, life, logsDir, name, everything });
    await startWeb(context, env, { distDir: DIST_DIR, name: `web-${name}` });
    await startWorker(context, env, { name: `worker-${name}` });
  };
  await startApp("live", live, true);
  await startApp("second", sandbox, false);

  publishWorlds({
    live: { name: SEEDED_WORLD, appUrl: live.APP_URL, databaseUrl: live.DATABASE_URL },
    sandbox: { name: SECOND_WORLD, appUrl: sandbox.APP_URL, databaseUrl: sandbox.DATABASE_URL },
    dhmadUrl,
    controlToken,
  });
}

type WorldIdentity = { keys: { sandbox: string; live: string }; webhookSecret: string };

/** Another developer's account at the local DHMAD. */
async function createWorld(dhmadUrl: string, token: string, appUrl: string): Promise<WorldIdentity> {
  const response = await fetch(`${dhmadUrl}/_control/reset`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify({ world: SECOND_WORLD, appUrl }),
  });
  if (!response.ok) throw new Error(`The second world was not created: ${response.status}`);
  return (await response.json()) as WorldIdentity;
}

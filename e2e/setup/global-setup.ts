import { randomBytes } from "node:crypto";
import { build, isBuilt } from "@/scripts/lib/build";
import { freePort } from "@/scripts/lib/ports";
import type { Lifetime } from "@/scripts/lib/process";
import { appEnv, SEEDED, startSandbox } from "@/scripts/lib/stack";
import { startTestPostgres } from "@/support/test-postgres";
import { createWorld, type Ground, logsDir, newDatabase, startApp } from "./ground";
import { publishWorlds } from "./world";

/** Another folder lets two trees of work be tried beside each other. */
const DIST_DIR = process.env.SOUK_TEST_DIST ?? ".next-test";
const SEEDED_WORLD = "souk";
const SECOND_WORLD = "second";

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
  const [livePort, secondPort, sandboxPort, smtpPort] = [
    await freePort(),
    await freePort(),
    await freePort(),
    await freePort(),
  ];
  const ground: Ground = {
    run: randomBytes(4).toString("hex"),
    postgresUrl: postgres.url,
    distDir: DIST_DIR,
    dhmadUrl: `http://localhost:${sandboxPort}`,
    controlToken: randomBytes(16).toString("hex"),
    shared: { sandboxPort, smtpPort, secret: randomBytes(32).toString("hex") },
  };
  const { shared, controlToken } = ground;
  await startSandbox(
    { life, logsDir, mode: "production" },
    {
      port: sandboxPort,
      smtpPort,
      databaseUrl: await newDatabase(ground, life, "dhmad"),
      appUrl: `http://localhost:${livePort}`,
      controlToken,
      // Two browsers and all stacks share one address: the limit itself is tested in sandbox/.
      rateLimit: 100_000,
    },
  );
  const second = await createWorld(ground, SECOND_WORLD, `http://localhost:${secondPort}`);
  const live = appEnv({
    ...shared,
    databaseUrl: await newDatabase(ground, life, "live"),
    port: livePort,
    apiKey: SEEDED.liveKey,
  });
  const sandbox = appEnv({
    ...shared,
    databaseUrl: await newDatabase(ground, life, "second"),
    port: secondPort,
    apiKey: second.keys.sandbox,
    webhookSecret: second.webhookSecret,
    oauth: second.oauth,
  });
  await startApp(ground, life, "live", live, true);
  await startApp(ground, life, "second", sandbox, false);

  publishWorlds({
    ...ground,
    live: { name: SEEDED_WORLD, appUrl: live.APP_URL, databaseUrl: live.DATABASE_URL },
    sandbox: { name: SECOND_WORLD, appUrl: sandbox.APP_URL, databaseUrl: sandbox.DATABASE_URL },
  });
}

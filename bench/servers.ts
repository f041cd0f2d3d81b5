import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { migrate } from "@/db/migrate";
import { build, isBuilt } from "@/scripts/lib/build";
import { dataDir, inRoot } from "@/scripts/lib/paths";
import { freePort } from "@/scripts/lib/ports";
import { databasesOf } from "@/scripts/lib/postgres";
import { answersOk, type Lifetime, startProcess, waitUntil } from "@/scripts/lib/process";
import { CommandError } from "@/scripts/lib/say";
import { seedDatabase } from "@/scripts/lib/seeding";
import { ambient, appEnv, SEEDED, startSandbox, startWeb } from "@/scripts/lib/stack";
import { databaseUrl } from "@/support/template";
import { startTestPostgres } from "@/support/test-postgres";

/** Another folder lets two trees of work be measured beside each other. */
const DIST_DIR = process.env.SOUK_TEST_DIST ?? ".next-test";
const BARE = inRoot("bench", "bare");
const next = inRoot("node_modules", "next", "dist", "bin", "next");
const logsDir = join(dataDir, "test", "logs");

/** The site with its demo data, from the production build. Returns its address. */
export async function startSite(life: Lifetime): Promise<string> {
  if (!(await isBuilt(DIST_DIR))) await build(DIST_DIR, life);
  const postgres = await startTestPostgres();
  life.onStop(postgres.stop);
  const { ensureDatabase } = databasesOf(postgres.url);
  const database = async (name: string) => {
    await ensureDatabase(name);
    return databaseUrl(postgres.url, name);
  };
  const [port, sandboxPort, smtpPort] = [await freePort(), await freePort(), await freePort()];
  const env = appEnv({
    databaseUrl: await database("souk_bench"),
    port,
    sandboxPort,
    smtpPort,
    secret: randomBytes(32).toString("hex"),
    apiKey: SEEDED.liveKey,
  });
  await migrate(env.DATABASE_URL);
  const context = { life, logsDir, mode: "production" as const };
  const sandbox = await startSandbox(context, {
    port: sandboxPort,
    smtpPort,
    databaseUrl: await database("souk_bench_dhmad"),
    appUrl: env.APP_URL,
    controlToken: randomBytes(16).toString("hex"),
    rateLimit: 100_000,
  });
  await seedDatabase({ env, life, logsDir, name: "bench", everything: true });
  // Only the data needed it; what is measured should have the machine for itself.
  await sandbox.stop();
  await startWeb(context, env, { distDir: DIST_DIR, name: "web-bench" });
  return env.APP_URL;
}

/** The bare page, built with the same Next and served the same way. Returns its address. */
export async function startBare(life: Lifetime): Promise<string> {
  const port = String(await freePort());
  const run = async (name: string, args: string[]) => {
    const running = await startProcess({
      name,
      args: [next, ...args],
      cwd: BARE,
      env: { ...ambient(), NODE_ENV: "production", PORT: port, NEXT_TELEMETRY_DISABLED: "1" },
      logFile: join(logsDir, `${name}.log`),
    });
    life.onStop(running.stop);
    return running;
  };
  const building = await run("bare-build", ["build"]);
  if ((await building.ended) !== "exit code 0")
    throw new CommandError(`The bare page was not built:\n${building.tail()}`);
  const running = await run("bare", ["start", "-H", "127.0.0.1", "-p", port]);
  const url = `http://localhost:${port}`;
  await waitUntil(running, () => answersOk(url), 60_000);
  return url;
}

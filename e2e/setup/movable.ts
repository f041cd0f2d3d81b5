import { randomBytes } from "node:crypto";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { freePort } from "@/scripts/lib/ports";
import type { Lifetime } from "@/scripts/lib/process";
import { appEnv } from "@/scripts/lib/stack";
import { createClockFile } from "@/support/clock-file";
import { createWorld, newDatabase, startApp, testDir } from "./ground";
import { type Kyc, type World, worlds } from "./world";

/**
 * A stack whose clock a test may move: with a database, a world at the local DHMAD, a web and a worker of its own, so
 * that time jumps under nobody else.
 */
export async function startMovable(kyc: Kyc, life: Pick<Lifetime, "onStop">): Promise<World> {
  const ground = worlds();
  const name = `time-${kyc}-${randomBytes(3).toString("hex")}`;
  const port = await freePort();
  const { keys, webhookSecret, oauth } = await createWorld(ground, name, `http://localhost:${port}`);
  const clockFile = join(testDir, `${name}.clock`);
  createClockFile(clockFile);
  life.onStop(() => rm(clockFile, { force: true }));
  const env = appEnv({
    ...ground.shared,
    databaseUrl: await newDatabase(ground, life, name.replaceAll("-", "_")),
    port,
    apiKey: keys[kyc],
    webhookSecret,
    oauth,
    clockFile,
  });
  await startApp(ground, life, name, env, false);
  return { name, appUrl: env.APP_URL, databaseUrl: env.DATABASE_URL, clockFile };
}

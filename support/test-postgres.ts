import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { dataDir } from "@/scripts/lib/paths";
import { freePort } from "@/scripts/lib/ports";
import { forgetPostgres, isAlive, startPostgres } from "@/scripts/lib/postgres";

const TEST_DATA = join(dataDir, "test");

/** A server: `url` leads to its database `postgres`. */
export type TestPostgres = { url: string; stop: () => Promise<void> };

/**
 * The server of `TEST_POSTGRES_URL`, or a throwaway one on a free port with data of its own, so that runs side by
 * side do not meet.
 */
export async function startTestPostgres(): Promise<TestPostgres> {
  const given = process.env.TEST_POSTGRES_URL;
  if (given) return { url: given, stop: async () => {} };
  await sweepAbandoned();
  const folder = join(TEST_DATA, `postgres-${process.pid}`);
  const server = await startPostgres({ dataDir: folder, port: await freePort(), throwaway: true });
  return {
    url: server.url("postgres"),
    stop: async () => {
      await server.stop();
      await forgetPostgres(folder);
    },
  };
}

/** Removes what killed runs left behind: data, and a server that may still run on it. */
async function sweepAbandoned(): Promise<void> {
  if (!existsSync(TEST_DATA)) return;
  const pids = readdirSync(TEST_DATA).flatMap((name) => /^postgres-(\d+)(?:$|\.)/.exec(name)?.[1] ?? []);
  for (const pid of new Set(pids)) {
    if (!isAlive(Number(pid))) await forgetPostgres(join(TEST_DATA, `postgres-${pid}`));
  }
}

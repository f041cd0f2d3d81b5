import { existsSync } from "node:fs";
import { join } from "node:path";
import { dataDir } from "./paths";
import { portFrom } from "./ports";
import { databasesOf, forgetPostgres, type PostgresServer, startPostgres } from "./postgres";
import { CommandError } from "./say";

export const POSTGRES_PORT = 54329;
const DEMO_DATA = join(dataDir, "postgres");

export type Databases = {
  app: string;
  sandbox: string;
  stop: PostgresServer["stop"];
};

/**
 * The databases of the demo and of development: those of `DATABASE_URL` where it is set (the sandbox's beside it,
 * with `_sandbox` after the name, or `SANDBOX_DATABASE_URL`), else of the embedded PostgreSQL in `.data/postgres`.
 */
export async function openDatabases(): Promise<Databases> {
  const given = process.env.DATABASE_URL;
  if (given) {
    const sandbox = process.env.SANDBOX_DATABASE_URL ?? withDatabase(given, (name) => `${name}_sandbox`);
    for (const url of [given, sandbox]) await ensureDatabaseOf(url);
    return { app: given, sandbox, stop: async () => {} };
  }
  const server = await startPostgres({
    dataDir: DEMO_DATA,
    port: portFrom("POSTGRES_PORT", POSTGRES_PORT),
  });
  try {
    await server.ensureDatabase("souk");
    await server.ensureDatabase("souk_sandbox");
  } catch (error) {
    await server.stop();
    throw error;
  }
  return { app: server.url("souk"), sandbox: server.url("souk_sandbox"), stop: server.stop };
}

/** Forgets all data of the demo. Only what this repository keeps itself: a given `DATABASE_URL` is not ours to empty. */
export async function forgetDatabases(): Promise<void> {
  if (process.env.DATABASE_URL)
    throw new CommandError(
      "--reset empties only the PostgreSQL in .data/. Unset DATABASE_URL, or empty that database yourself.",
    );
  if (existsSync(DEMO_DATA) || existsSync(`${DEMO_DATA}.home`)) await forgetPostgres(DEMO_DATA);
}

async function ensureDatabaseOf(url: string): Promise<void> {
  const name = decodeURIComponent(new URL(url).pathname.slice(1));
  try {
    await databasesOf(url).ensureDatabase(name);
  } catch (cause) {
    if ((cause as { code?: string }).code !== "3D000") throw unreachable(url, cause);
    await databasesOf(withDatabase(url, () => "postgres")).ensureDatabase(name);
  }
}

function unreachable(url: string, cause: unknown): CommandError {
  const { host, pathname } = new URL(url);
  const why =
    cause instanceof Error ? cause.message || String((cause as { code?: string }).code) : String(cause);
  return new CommandError(`The database ${pathname.slice(1)} at ${host} cannot be reached: ${why}`);
}

function withDatabase(url: string, rename: (name: string) => string): string {
  const changed = new URL(url);
  changed.pathname = `/${encodeURIComponent(rename(decodeURIComponent(changed.pathname.slice(1))))}`;
  return changed.toString();
}

import { fileURLToPath } from "node:url";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";

const MISSING_DATABASE = "3D000";

/** Creates the database if the server does not have it yet, then applies the committed migrations. */
export async function prepareDatabase(url: string): Promise<void> {
  try {
    await applyMigrations(url);
  } catch (error) {
    if (!isMissingDatabase(error)) throw error;
    await createDatabase(url);
    await applyMigrations(url);
  }
}

async function applyMigrations(url: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    await migrate(drizzle(sql), {
      migrationsFolder: fileURLToPath(new URL("./migrations", import.meta.url)),
    });
  } finally {
    await sql.end();
  }
}

async function createDatabase(url: string): Promise<void> {
  const target = new URL(url);
  const name = decodeURIComponent(target.pathname.slice(1));
  target.pathname = "/postgres";
  const sql = postgres(target.toString(), { max: 1, onnotice: () => undefined });
  try {
    await sql`create database ${sql(name)}`;
  } finally {
    await sql.end();
  }
}

function isMissingDatabase(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ("code" in cause && cause.code === MISSING_DATABASE) return true;
  }
  return false;
}

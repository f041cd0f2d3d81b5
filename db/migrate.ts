import { fileURLToPath } from "node:url";
import { sql } from "drizzle-orm";
import { migrate as drizzleMigrate } from "drizzle-orm/postgres-js/migrator";
import { createDb } from "./client";

/** Any fixed number: who migrates this database holds it, and the next one waits. */
const MIGRATION_LOCK = 7_368_523;

/** Applies the committed migrations of `db/migrations` that this database has not seen. Safe to run twice at once. */
export async function migrate(url: string): Promise<void> {
  const { db, close } = createDb(url, 1);
  try {
    await db.execute(sql`select pg_advisory_lock(${MIGRATION_LOCK})`);
    await drizzleMigrate(db, { migrationsFolder: fileURLToPath(new URL("./migrations", import.meta.url)) });
  } finally {
    await close();
  }
}

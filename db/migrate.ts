import { fileURLToPath } from "node:url";
import { migrate as drizzleMigrate } from "drizzle-orm/postgres-js/migrator";
import { createDb } from "./client";

/** Applies the committed migrations of `db/migrations` that this database has not seen. */
export async function migrate(url: string): Promise<void> {
  const { db, close } = createDb(url, 1);
  try {
    await drizzleMigrate(db, { migrationsFolder: fileURLToPath(new URL("./migrations", import.meta.url)) });
  } finally {
    await close();
  }
}

import { randomBytes } from "node:crypto";
import type postgres from "postgres";
import { createDb, type Db } from "@/db/client";
import { databasesOf } from "@/scripts/lib/postgres";
import { databaseUrl, templateName } from "./template";

export type TestDb = { db: Db; sql: postgres.Sql; url: string; close: () => Promise<void> };

/**
 * A database of one's own, a copy of the migrated template. `close` drops it. For `*.db.test.ts`, whose global setup
 * says in `TEST_POSTGRES_URL` where the server is.
 */
export async function createTestDb(max = 10): Promise<TestDb> {
  const adminUrl = process.env.TEST_POSTGRES_URL;
  if (!adminUrl) throw new Error("TEST_POSTGRES_URL is not set: run the project `db` of vitest.config.ts");
  const { ensureDatabase, dropDatabase } = databasesOf(adminUrl);
  const name = `souk_test_${randomBytes(6).toString("hex")}`;
  await ensureDatabase(name, templateName());
  const url = databaseUrl(adminUrl, name);
  const { db, sql, close } = createDb(url, max);
  return {
    db,
    sql,
    url,
    close: async () => {
      await close();
      await dropDatabase(name);
    },
  };
}

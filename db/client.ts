import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import * as schema from "./schema";

export type Db = PostgresJsDatabase<typeof schema>;
/** A transaction: what commands take when they write inside the caller's. */
export type Tx = Parameters<Parameters<Db["transaction"]>[0]>[0];

/** A pool of `max` connections; `close` ends it. One driver everywhere: postgres.js. */
export function createDb(url: string, max = 10): { db: Db; sql: postgres.Sql; close: () => Promise<void> } {
  const sql = postgres(url, { max, onnotice: () => {}, idle_timeout: 30 });
  return { db: drizzle(sql, { schema }), sql, close: () => sql.end({ timeout: 5 }) };
}

import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import * as schema from "./schema/index";

export type Db = ReturnType<typeof openDb>["db"];
/** A transaction: what every change of state runs in. */
export type Tx = Parameters<Parameters<Db["transaction"]>[0]>[0];
/** For reads that may run inside a transaction or outside. */
export type Reader = Db | Tx;

/** Opens the pool; `close` waits for running queries. */
export function openDb(url: string) {
  const sql = postgres(url, { max: 10, onnotice: () => undefined });
  return { db: drizzle(sql, { schema }), close: () => sql.end({ timeout: 5 }) };
}

import "server-only";
import { env } from "@/lib/env";
import { createDb, type Db } from "./client";

export type { Db, Tx } from "./client";

type Held = ReturnType<typeof createDb>;
/** Kept on globalThis: hot reload evaluates this module again and would open another pool each time. */
const holder = globalThis as typeof globalThis & { soukDb?: Held };

function held(): Held {
  holder.soukDb ??= createDb(env().DATABASE_URL);
  return holder.soukDb;
}

/** The process's one pool. Pages and actions call it; everything below takes `db` or `tx` as an argument. */
export const db = (): Db => held().db;
/** The driver beneath it, for LISTEN and for pg-boss. */
export const sql = () => held().sql;

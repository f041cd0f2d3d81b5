import { bigserial, index, integer, pgTable, text } from "drizzle-orm/pg-core";
import { moment } from "./columns";
import { worlds } from "./worlds";

/** The developer's request log: the newest calls of each world, with excerpts of both bodies. Append-only, pruned. */
export const apiCalls = pgTable(
  "api_calls",
  {
    id: bigserial("id", { mode: "number" }).primaryKey(),
    worldId: text("world_id")
      .notNull()
      .references(() => worlds.id, { onDelete: "cascade" }),
    environment: text("environment", { enum: ["sandbox", "live"] }).notNull(),
    method: text("method").notNull(),
    path: text("path").notNull(),
    /** With its question mark, or empty. */
    query: text("query").notNull(),
    requestBody: text("request_body"),
    status: integer("status").notNull(),
    responseBody: text("response_body"),
    /** The fault that was at work, if any. */
    fault: text("fault"),
    durationMs: integer("duration_ms").notNull(),
    at: moment("at").notNull(),
  },
  (table) => [index("api_calls_world").on(table.worldId, table.id)],
);

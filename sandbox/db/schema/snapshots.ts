import { index, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { moment } from "./columns";

/** A world put aside. It does not belong to the world's row: a reset or a restore must not take it away. */
export const snapshots = pgTable(
  "snapshots",
  {
    id: text("id").primaryKey(),
    worldId: text("world_id").notNull(),
    /** Every row of the world: a list of tables in the order in which they can be written back, as JSON text. */
    rows: text("rows").notNull(),
    faults: jsonb("faults").$type<Record<string, unknown>[]>().notNull(),
    /** The moment on the world's clock. */
    at: moment("at").notNull(),
  },
  (table) => [index("snapshots_world").on(table.worldId)],
);

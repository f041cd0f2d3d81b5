import { bigserial, index, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { moment } from "./columns";
import { worlds } from "./worlds";

/** Everything that came in over SMTP: DHMAD's own mails and the app's. Times are real time. */
export const mails = pgTable(
  "mails",
  {
    id: bigserial("id", { mode: "number" }).primaryKey(),
    /** Known only for what DHMAD itself sent. */
    worldId: text("world_id").references(() => worlds.id, { onDelete: "cascade" }),
    from: text("from").notNull(),
    to: jsonb("to").$type<string[]>().notNull(),
    subject: text("subject").notNull(),
    text: text("text").notNull(),
    html: text("html"),
    raw: text("raw").notNull(),
    at: moment("at").notNull(),
  },
  (table) => [index("mails_to").using("gin", table.to), index("mails_world").on(table.worldId)],
);

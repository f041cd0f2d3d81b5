import { index, pgTable, text } from "drizzle-orm/pg-core";
import { millimes, moment } from "./columns";
import { users } from "./people";
import { worlds } from "./worlds";

/** Money that a person had paid out to a bank account. */
export const withdrawals = pgTable(
  "withdrawals",
  {
    id: text("id").primaryKey(),
    worldId: text("world_id")
      .notNull()
      .references(() => worlds.id, { onDelete: "cascade" }),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    amount: millimes("amount").notNull(),
    /** The Tunisian bank account number: 20 digits. */
    rib: text("rib").notNull(),
    at: moment("at").notNull(),
  },
  (table) => [index("withdrawals_user").on(table.userId, table.at)],
);

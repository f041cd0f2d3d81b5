import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { users } from "./auth";

/**
 * A file of listings that its seller looks over before anything is made of it. Read anew each time it is shown, so that
 * its report is in the language of the page; kept for a day.
 */
export const listingImports = pgTable(
  "listing_imports",
  {
    id: uuid().primaryKey().defaultRandom(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    /** The whole file as text. */
    body: text().notNull(),
    /** How many drafts were made of it; null until then. Written once, so that a second press makes none. */
    drafts: integer(),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    index("listing_imports_of_user").on(t.userId, t.createdAt),
    check("listing_imports_size", sql`octet_length(${t.body}) <= 4000000`),
  ],
);

import { sql } from "drizzle-orm";
import { check, date, index, integer, pgTable, primaryKey, uuid } from "drizzle-orm/pg-core";
import { listings } from "./listings";

/** How often a listing's page was looked at, by day in Tunisia: a number, and nothing about who looked. */
export const listingViews = pgTable(
  "listing_views",
  {
    listingId: uuid("listing_id")
      .notNull()
      .references(() => listings.id, { onDelete: "cascade" }),
    /** The day in Africa/Tunis. */
    day: date({ mode: "string" }).notNull(),
    count: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.listingId, t.day] }),
    index("listing_views_by_day").on(t.day),
    check("listing_views_positive", sql`${t.count} > 0`),
  ],
);

import { index, pgTable, text, timestamp, unique, uuid } from "drizzle-orm/pg-core";
import { users } from "./auth";
import { listings } from "./listings";

/** What a person keeps to find it again. Only they see it. */
export const favorites = pgTable(
  "favorites",
  {
    id: uuid().primaryKey().defaultRandom(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    /** Null once the listing is deleted: the person is told what is gone, by its title as it was kept. */
    listingId: uuid("listing_id").references(() => listings.id, { onDelete: "set null" }),
    title: text().notNull(),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    unique("favorites_once").on(t.userId, t.listingId),
    index("favorites_of_user").on(t.userId, t.createdAt.desc()),
    // For the listing that is deleted.
    index("favorites_of_listing").on(t.listingId),
  ],
);

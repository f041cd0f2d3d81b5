import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, timestamp, uuid } from "drizzle-orm/pg-core";
import { listings } from "./listings";
import { orders } from "./orders";

/**
 * Visibility that a seller buys from the marketplace: an `instant` order whose buyer is the seller of the listing. Paid,
 * it is activated here first, then delivered at DHMAD.
 */
export const boosts = pgTable(
  "boosts",
  {
    orderId: uuid("order_id")
      .primaryKey()
      .references(() => orders.id),
    listingId: uuid("listing_id")
      .notNull()
      .references(() => listings.id, { onDelete: "cascade" }),
    days: integer().notNull(),
    activatedAt: timestamp("activated_at", { withTimezone: true }),
    endsAt: timestamp("ends_at", { withTimezone: true }),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    index("boosts_of_listing").on(t.listingId, t.endsAt.desc()),
    index("boosts_to_activate").on(t.createdAt).where(sql`${t.activatedAt} is null`),
    check("boosts_days", sql`${t.days} in (7, 30)`),
    check("boosts_activated_whole", sql`(${t.activatedAt} is null) = (${t.endsAt} is null)`),
  ],
);

import { sql } from "drizzle-orm";
import { check, index, integer, pgEnum, pgTable, text, timestamp, unique, uuid } from "drizzle-orm/pg-core";
import { users } from "./auth";
import { listings } from "./listings";
import { orders } from "./orders";

/** Who wrote it. */
export const reviewSide = pgEnum("review_side", ["buyer", "seller"]);

/** What one side of a completed order says of the other. Hidden until both have written, or 14 days have passed. */
export const reviews = pgTable(
  "reviews",
  {
    id: uuid().primaryKey().defaultRandom(),
    orderId: uuid("order_id")
      .notNull()
      .references(() => orders.id),
    listingId: uuid("listing_id")
      .notNull()
      .references(() => listings.id, { onDelete: "cascade" }),
    side: reviewSide().notNull(),
    authorId: uuid("author_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    subjectId: uuid("subject_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    rating: integer().notNull(),
    text: text().notNull().default(""),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
    publishedAt: timestamp("published_at", { withTimezone: true }),
  },
  (t) => [
    unique("reviews_once").on(t.orderId, t.side),
    index("reviews_of_listing")
      .on(t.listingId, t.publishedAt.desc())
      .where(sql`${t.publishedAt} is not null`),
    index("reviews_of_person").on(t.subjectId, t.publishedAt.desc()).where(sql`${t.publishedAt} is not null`),
    index("reviews_by_author").on(t.authorId),
    index("reviews_hidden").on(t.createdAt).where(sql`${t.publishedAt} is null`),
    check("reviews_rating", sql`${t.rating} between 1 and 5`),
    check("reviews_text_length", sql`length(${t.text}) <= 2000`),
    check("reviews_not_own", sql`${t.authorId} <> ${t.subjectId}`),
  ],
);

import { sql } from "drizzle-orm";
import { check, index, pgTable, text, timestamp, unique, uuid } from "drizzle-orm/pg-core";
import { users } from "./auth";
import { listings } from "./listings";

/** Asked in public about a listing. Nobody but its two people sees one that is not answered; an answer stays as it is. */
export const questions = pgTable(
  "questions",
  {
    id: uuid().primaryKey().defaultRandom(),
    listingId: uuid("listing_id")
      .notNull()
      .references(() => listings.id, { onDelete: "cascade" }),
    askerId: uuid("asker_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    body: text().notNull(),
    answer: text(),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
    answeredAt: timestamp("answered_at", { withTimezone: true }),
  },
  (t) => [
    // The same form sent twice.
    unique("questions_once").on(t.listingId, t.askerId, t.body),
    index("questions_answered").on(t.listingId, t.answeredAt.desc()).where(sql`${t.answeredAt} is not null`),
    index("questions_open").on(t.listingId, t.createdAt).where(sql`${t.answeredAt} is null`),
    index("questions_by_asker").on(t.askerId, t.createdAt.desc()),
    check("questions_body_length", sql`length(${t.body}) between 1 and 500`),
    check("questions_answer_length", sql`length(${t.answer}) between 1 and 1000`),
    check("questions_answered_whole", sql`(${t.answer} is null) = (${t.answeredAt} is null)`),
  ],
);

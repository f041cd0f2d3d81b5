import { sql } from "drizzle-orm";
import {
  bigint,
  bigserial,
  boolean,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { users } from "./auth";
import { orderEvents } from "./orders";

/** `none`: the person wants no mail of this kind. `failed`: given up after several tries. */
export const mailState = pgEnum("mail_state", ["none", "due", "sent", "failed"]);

/** What one person is told, on the site and by mail. `key` names the cause, so that nothing is told twice. */
export const notifications = pgTable(
  "notifications",
  {
    id: bigserial({ mode: "number" }).primaryKey(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    key: text().notNull(),
    /** What kind of thing happened: the texts stand under this name in the catalogues. */
    type: text().notNull(),
    /** What the texts name: a title, an amount, a deadline. */
    data: jsonb().$type<Record<string, string | number>>().notNull().default({}),
    /** Where it leads, without the language. */
    path: text().notNull(),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
    readAt: timestamp("read_at", { withTimezone: true }),
    mail: mailState().notNull().default("due"),
    mailAttempts: integer("mail_attempts").notNull().default(0),
    mailNextAt: timestamp("mail_next_at", { withTimezone: true }),
    mailSentAt: timestamp("mail_sent_at", { withTimezone: true }),
  },
  (t) => [
    unique("notifications_once").on(t.userId, t.key),
    index("notifications_of_user").on(t.userId, t.id.desc()),
    index("notifications_unread").on(t.userId).where(sql`${t.readAt} is null`),
    index("notifications_mail_due").on(t.mailNextAt).where(sql`${t.mail} = 'due'`),
  ],
);

/** Mails that a person does not want, by topic. What is essential to money or safety has no topic here. */
export const notificationPreferences = pgTable(
  "notification_preferences",
  {
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    topic: text().notNull(),
    mail: boolean().notNull(),
    updatedAt: timestamp("updated_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.topic] })],
);

/** Steps of orders that nobody was told of yet: filled by a trigger on `order_events`, emptied by a job. */
export const orderEventOutbox = pgTable("order_event_outbox", {
  eventId: bigint("event_id", { mode: "number" })
    .primaryKey()
    .references(() => orderEvents.id, { onDelete: "cascade" }),
  createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
});

import { sql } from "drizzle-orm";
import {
  bigint,
  bigserial,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { users } from "./auth";
import { files, listings } from "./listings";

/** What a buyer and a seller write to each other about a listing, before and after ordering it: one for each buyer. */
export const conversations = pgTable(
  "conversations",
  {
    id: uuid().primaryKey().defaultRandom(),
    listingId: uuid("listing_id")
      .notNull()
      .references(() => listings.id, { onDelete: "cascade" }),
    buyerId: uuid("buyer_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    sellerId: uuid("seller_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
    lastMessageAt: timestamp("last_message_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    unique("conversations_one").on(t.listingId, t.buyerId),
    index("conversations_of_buyer").on(t.buyerId, t.lastMessageAt.desc()),
    index("conversations_of_seller").on(t.sellerId, t.lastMessageAt.desc()),
    check("conversations_not_own", sql`${t.buyerId} <> ${t.sellerId}`),
  ],
);

export const messages = pgTable(
  "messages",
  {
    id: bigserial({ mode: "number" }).primaryKey(),
    conversationId: uuid("conversation_id")
      .notNull()
      .references(() => conversations.id, { onDelete: "cascade" }),
    senderId: uuid("sender_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    body: text().notNull().default(""),
    /** Made once for each form: a form that is sent twice writes one message. */
    clientId: uuid("client_id").notNull(),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    index("messages_in_order").on(t.conversationId, t.id),
    unique("messages_once").on(t.senderId, t.clientId),
    check("messages_body_length", sql`length(${t.body}) <= 4000`),
  ],
);

export const messageFiles = pgTable(
  "message_files",
  {
    id: uuid().primaryKey().defaultRandom(),
    messageId: bigint("message_id", { mode: "number" })
      .notNull()
      .references(() => messages.id, { onDelete: "cascade" }),
    fileKey: text("file_key")
      .notNull()
      .references(() => files.key),
    name: text().notNull(),
    contentType: text("content_type").notNull(),
    sizeBytes: integer("size_bytes").notNull(),
  },
  (t) => [index("message_files_of_message").on(t.messageId)],
);

/** How far each of the two has read. */
export const conversationReads = pgTable(
  "conversation_reads",
  {
    conversationId: uuid("conversation_id")
      .notNull()
      .references(() => conversations.id, { onDelete: "cascade" }),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    lastMessageId: bigint("last_message_id", { mode: "number" }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.conversationId, t.userId] })],
);

/** What was typed and could not be sent: a form without JavaScript finds it again, with what was wrong. */
export const messageDrafts = pgTable(
  "message_drafts",
  {
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    listingId: uuid("listing_id")
      .notNull()
      .references(() => listings.id, { onDelete: "cascade" }),
    buyerId: uuid("buyer_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    body: text().notNull(),
    /** Texts in the person's language: of the whole form, and by field name. */
    problem: jsonb().$type<{ message?: string; fields?: Record<string, string[]> }>().notNull(),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.userId, t.listingId, t.buyerId] }),
    check("message_drafts_body_length", sql`length(${t.body}) <= 8000`),
  ],
);

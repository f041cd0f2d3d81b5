import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  index,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { users } from "./auth";
import { categories, listings } from "./listings";
import { orderMode } from "./modes";
import { notifications } from "./notifications";
import { GOVERNORATES } from "./places";

/** What a person searches for, so that they are told when something new fits. Only they see it. */
export const savedSearches = pgTable(
  "saved_searches",
  {
    id: uuid().primaryKey().defaultRandom(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    /** Words and filters in one way of writing, so that the same search is not kept twice. */
    canonical: text().notNull(),
    /** The words as they were typed; empty where filters alone ask. */
    q: text().notNull().default(""),
    /** For each word, folded, the LIKE patterns of which a listing's text must have one (`lib/search`). */
    words: jsonb().$type<string[][]>().notNull(),
    categorySlug: text("category_slug").references(() => categories.slug, { onDelete: "cascade" }),
    /** In millimes; only what is sold in dinars has such a price. */
    minMinor: bigint("min_minor", { mode: "number" }),
    maxMinor: bigint("max_minor", { mode: "number" }),
    mode: orderMode(),
    governorate: text({ enum: GOVERNORATES }),
    reviewed: boolean().notNull().default(false),
    /** Whether its finds go by mail too; on the site they are told in any case. */
    mail: boolean().notNull().default(true),
    /** By the database's clock, as `listing_appearances` is: the two are compared. */
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    unique("saved_searches_once").on(t.userId, t.canonical),
    index("saved_searches_of_category").on(t.categorySlug),
    index("saved_searches_without_words").on(t.id).where(sql`${t.words} = '[]'`),
    check("saved_searches_words", sql`jsonb_typeof(${t.words}) = 'array'`),
  ],
);

/**
 * Of a search's longest word, what a word of a listing must begin with, one for each form of it: finds by an index the
 * searches that may want a listing.
 */
export const savedSearchKeys = pgTable(
  "saved_search_keys",
  {
    searchId: uuid("search_id")
      .notNull()
      .references(() => savedSearches.id, { onDelete: "cascade" }),
    key: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.searchId, t.key] }), index("saved_search_keys_key").on(t.key)],
);

/**
 * When a listing came to where it can be ordered, and when it last went from there; `waiting` until it was held against the
 * saved searches. The trigger `listings_appear` writes it, by the database's clock.
 */
export const listingAppearances = pgTable(
  "listing_appearances",
  {
    listingId: uuid("listing_id")
      .primaryKey()
      .references(() => listings.id, { onDelete: "cascade" }),
    firstAt: timestamp("first_at", { withTimezone: true }).notNull(),
    /** When it was last taken off, sold out or withdrawn; null where it never was. */
    hiddenAt: timestamp("hidden_at", { withTimezone: true }),
    waiting: boolean().notNull(),
  },
  (t) => [index("listing_appearances_waiting").on(t.listingId).where(sql`${t.waiting}`)],
);

/** A listing that fitted a saved search: the mark by which it is told once. */
export const savedSearchFinds = pgTable(
  "saved_search_finds",
  {
    searchId: uuid("search_id")
      .notNull()
      .references(() => savedSearches.id, { onDelete: "cascade" }),
    listingId: uuid("listing_id")
      .notNull()
      .references(() => listings.id, { onDelete: "cascade" }),
    foundAt: timestamp("found_at", { withTimezone: true }).notNull().defaultNow(),
    /** When its person was told, and in which notification (null once that is forgotten). */
    toldAt: timestamp("told_at", { withTimezone: true }),
    notificationId: bigint("notification_id", { mode: "number" }).references(() => notifications.id, {
      onDelete: "set null",
    }),
  },
  (t) => [
    primaryKey({ columns: [t.searchId, t.listingId] }),
    index("saved_search_finds_of_listing").on(t.listingId),
    index("saved_search_finds_untold").on(t.searchId).where(sql`${t.toldAt} is null`),
    index("saved_search_finds_told").on(t.notificationId).where(sql`${t.notificationId} is not null`),
  ],
);

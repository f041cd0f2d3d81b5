import { sql } from "drizzle-orm";
import {
  bigint,
  check,
  customType,
  index,
  integer,
  pgEnum,
  pgTable,
  text,
  timestamp,
  uuid,
} from "drizzle-orm/pg-core";
import { users } from "./auth";

export const categories = pgTable("categories", {
  slug: text().primaryKey(),
  position: integer().notNull(),
  nameFr: text("name_fr").notNull(),
  nameAr: text("name_ar").notNull(),
  nameEn: text("name_en").notNull(),
});

/** `suspended`: was published when the seller's approval was withdrawn; comes back with it. */
export const listingStatus = pgEnum("listing_status", ["draft", "published", "suspended"]);

/**
 * What is sold. A draft may lack anything but its owner; what `published` asks for is checked here and by the
 * trigger `listings_gate` (see the migrations), so that no code path can publish for an unverified seller.
 */
export const listings = pgTable(
  "listings",
  {
    id: uuid().primaryKey().defaultRandom(),
    sellerId: uuid("seller_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    slug: text().notNull().unique(),
    status: listingStatus().notNull().default("draft"),
    categorySlug: text("category_slug").references(() => categories.slug),
    title: text().notNull().default(""),
    description: text().notNull().default(""),
    /** Millimes: 1 TND = 1000 (dhmad-api.md, section 9). */
    priceMillimes: bigint("price_millimes", { mode: "number" }),
    deliveryDays: integer("delivery_days"),
    publishedAt: timestamp("published_at", { withTimezone: true }),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
    updatedAt: timestamp("updated_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    index("listings_public").on(t.categorySlug, t.publishedAt.desc()).where(sql`${t.status} = 'published'`),
    index("listings_newest").on(t.publishedAt.desc()).where(sql`${t.status} = 'published'`),
    index("listings_by_seller").on(t.sellerId, t.updatedAt.desc()),
    check("listings_title_length", sql`length(${t.title}) <= 120`),
    check("listings_description_length", sql`length(${t.description}) <= 5000`),
    check(
      "listings_price_range",
      sql`${t.priceMillimes} is null or ${t.priceMillimes} between 5000 and 100000000000`,
    ),
    check("listings_delivery_days", sql`${t.deliveryDays} is null or ${t.deliveryDays} between 1 and 90`),
    check(
      "listings_published_whole",
      sql`${t.status} = 'draft' or (${t.title} <> '' and ${t.description} <> '' and ${t.categorySlug} is not null and ${t.priceMillimes} is not null and ${t.deliveryDays} is not null and ${t.publishedAt} is not null)`,
    ),
  ],
);

export const listingImages = pgTable(
  "listing_images",
  {
    id: uuid().primaryKey().defaultRandom(),
    listingId: uuid("listing_id")
      .notNull()
      .references(() => listings.id, { onDelete: "cascade" }),
    position: integer().notNull(),
    /** Key of the stored picture: `lib/storage` adds the width that is wanted. */
    storageKey: text("storage_key").notNull(),
    width: integer().notNull(),
    height: integer().notNull(),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [index("listing_images_in_order").on(t.listingId, t.position)],
);

const bytea = customType<{ data: Buffer }>({ dataType: () => "bytea" });

/** Stored files, so that any number of web processes serve the same pictures without a shared disk. */
export const files = pgTable("files", {
  key: text().primaryKey(),
  contentType: text("content_type").notNull(),
  bytes: bytea().notNull(),
  createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
});

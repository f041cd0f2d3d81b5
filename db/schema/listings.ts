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
import { CURRENCIES, orderMode, PROOF_TYPES } from "./modes";
import { GOVERNORATES } from "./places";

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
    /** How it is sold: never `instant`, in which the marketplace itself sells. */
    mode: orderMode().notNull().default("quick"),
    currency: text({ enum: CURRENCIES }).notNull().default("TND"),
    /** In the smallest unit of `currency`: millimes (1 TND = 1000, dhmad-api.md, section 9), cents. */
    priceMinor: bigint("price_minor", { mode: "number" }),
    deliveryDays: integer("delivery_days"),
    /** How many can still be ordered; null where they are not counted. Orders hold and give back (trigger `orders_stock`). */
    stock: integer(),
    /** Of a service: plain text, shown before ordering, signed by both sides at DHMAD. */
    contractTerms: text("contract_terms").notNull().default(""),
    /** Of `quick_proof`: hours that the seller has to prove, and the buyer to look (dhmad-api.md, section 6). */
    proofUploadHours: integer("proof_upload_hours").notNull().default(24),
    proofReviewHours: integer("proof_review_hours").notNull().default(24),
    proofTypes: text("proof_types", { enum: PROOF_TYPES }).array().notNull().default(["receipt"]),
    /** Where it is: null where that does not matter, as of a service at a distance. */
    governorate: text({ enum: GOVERNORATES }),
    city: text().notNull().default(""),
    /**
     * What search reads, folded by `souk_fold` and written by the trigger `listings_searchable` alone: words between
     * spaces, in order of weight. `searchHead` is the title, then category in three languages, seller and place;
     * `searchText` is that and the description.
     */
    searchTitle: text("search_title").notNull().default(""),
    searchHead: text("search_head").notNull().default(""),
    searchText: text("search_text").notNull().default(""),
    /** Until when it stands first in its category; null without a boost. A job takes it away on time. */
    boostedUntil: timestamp("boosted_until", { withTimezone: true }),
    /** Which writing of the seller's words and price stands here: a form written from an older one overwrites nothing. */
    editId: uuid("edit_id").notNull().defaultRandom(),
    publishedAt: timestamp("published_at", { withTimezone: true }),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
    updatedAt: timestamp("updated_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    // In the order in which a category shows them: boosted ones first. PostgreSQL sorts `desc` with nulls first.
    index("listings_of_category")
      .on(
        t.categorySlug,
        sql`(${t.boostedUntil} is null)`,
        t.publishedAt.desc().nullsFirst(),
        t.id.desc().nullsFirst(),
      )
      .where(sql`${t.status} = 'published' and (${t.stock} is null or ${t.stock} > 0)`),
    index("listings_newest")
      .on(t.publishedAt.desc().nullsFirst(), t.id.desc().nullsFirst())
      .where(sql`${t.status} = 'published' and (${t.stock} is null or ${t.stock} > 0)`),
    index("listings_by_price")
      .on(t.priceMinor, t.publishedAt, t.id)
      .where(
        sql`${t.status} = 'published' and (${t.stock} is null or ${t.stock} > 0) and ${t.currency} = 'TND'`,
      ),
    index("listings_search_text")
      .using("gin", t.searchText.op("gin_trgm_ops"))
      .where(sql`${t.status} = 'published' and (${t.stock} is null or ${t.stock} > 0)`),
    // The few whose boost ends, looked for each minute.
    index("listings_boosted").on(t.boostedUntil).where(sql`${t.boostedUntil} is not null`),
    index("listings_by_seller").on(t.sellerId, t.updatedAt.desc()),
    check("listings_title_length", sql`length(${t.title}) <= 120`),
    check("listings_description_length", sql`length(${t.description}) <= 5000`),
    check(
      "listings_price_range",
      sql`${t.priceMinor} is null or ${t.priceMinor} between (case when ${t.currency} = 'TND' then 5000 else 200 end) and 100000000000`,
    ),
    check("listings_currency", sql`${t.currency} in ('TND', 'USD', 'EUR')`),
    check(
      "listings_governorate",
      sql`${t.governorate} is null or ${t.governorate} in (${sql.raw(GOVERNORATES.map((name) => `'${name}'`).join(", "))})`,
    ),
    check("listings_city_length", sql`length(${t.city}) <= 60`),
    check("listings_mode", sql`${t.mode} <> 'instant'`),
    check("listings_stock", sql`${t.stock} is null or ${t.stock} between 0 and 9999`),
    check("listings_terms_length", sql`length(${t.contractTerms}) <= 10000`),
    check(
      "listings_proof_hours",
      sql`${t.proofUploadHours} between 6 and 72 and ${t.proofReviewHours} between 6 and 72`,
    ),
    check("listings_delivery_days", sql`${t.deliveryDays} is null or ${t.deliveryDays} between 1 and 90`),
    check(
      "listings_published_whole",
      sql`${t.status} = 'draft' or (${t.title} <> '' and ${t.description} <> '' and ${t.categorySlug} is not null and ${t.priceMinor} is not null and ${t.deliveryDays} is not null and ${t.publishedAt} is not null and (${t.mode} <> 'standard' or ${t.contractTerms} <> ''))`,
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

import { bigint, boolean, index, integer, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { moment } from "./columns";

/** A developer account at DHMAD. It is a world of its own: people, money, clock. */
export const worlds = pgTable("worlds", {
  id: text("id").primaryKey(),
  applicationName: text("application_name").notNull(),
  appUrl: text("app_url").notNull(),
  associatedUserId: text("associated_user_id"),
  redirectUrls: jsonb("redirect_urls").$type<string[]>().notNull(),
  /** The developer's stored signature (a data URL), for `autoSign`. */
  signatureImage: text("signature_image"),
  /** World time minus real time. */
  clockOffsetMs: bigint("clock_offset_ms", { mode: "number" }).notNull().default(0),
  createdAt: moment("created_at").notNull(),
});

export const apiKeys = pgTable(
  "api_keys",
  {
    id: text("id").primaryKey(),
    worldId: text("world_id")
      .notNull()
      .references(() => worlds.id, { onDelete: "cascade" }),
    name: text("name").notNull(),
    environment: text("environment", { enum: ["sandbox", "live"] }).notNull(),
    key: text("key").notNull().unique(),
    /** Requests a minute for this key, when it differs from the server's limit. */
    rateLimit: integer("rate_limit"),
    createdAt: moment("created_at").notNull(),
  },
  (table) => [index("api_keys_world").on(table.worldId)],
);

export const webhookEndpoints = pgTable(
  "webhook_endpoints",
  {
    id: text("id").primaryKey(),
    worldId: text("world_id")
      .notNull()
      .references(() => worlds.id, { onDelete: "cascade" }),
    url: text("url").notNull(),
    secret: text("secret").notNull(),
    events: jsonb("events").$type<string[]>().notNull(),
    isActive: boolean("is_active").notNull().default(true),
    createdAt: moment("created_at").notNull(),
  },
  (table) => [index("webhook_endpoints_world").on(table.worldId)],
);

import { index, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { moment } from "./columns";
import { users } from "./people";
import { worlds } from "./worlds";

/** The OAuth client of a developer account (dhmad-api.md §8). */
export const oauthClients = pgTable("oauth_clients", {
  worldId: text("world_id")
    .primaryKey()
    .references(() => worlds.id, { onDelete: "cascade" }),
  clientId: text("client_id").notNull().unique(),
  clientSecret: text("client_secret").notNull(),
  /** Matched exactly; each has a path. */
  redirectUris: jsonb("redirect_uris").$type<string[]>().notNull(),
});

/** What a person allowed an application: the code, and the access token that it was exchanged for. */
export const oauthGrants = pgTable(
  "oauth_grants",
  {
    id: text("id").primaryKey(),
    worldId: text("world_id")
      .notNull()
      .references(() => worlds.id, { onDelete: "cascade" }),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    codeHash: text("code_hash").notNull().unique(),
    redirectUri: text("redirect_uri").notNull(),
    scope: text("scope").notNull(),
    codeChallenge: text("code_challenge"),
    nonce: text("nonce"),
    createdAt: moment("created_at").notNull(),
    codeExpiresAt: moment("code_expires_at").notNull(),
    usedAt: moment("used_at"),
    tokenExpiresAt: moment("token_expires_at"),
    /** A code that came a second time takes its token with it. */
    revokedAt: moment("revoked_at"),
  },
  (table) => [index("oauth_grants_world").on(table.worldId)],
);

import { index, integer, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { moment } from "./columns";
import { worlds } from "./worlds";

/** A person's DHMAD account. Exists only once the e-mail was proved by a code. */
export const users = pgTable(
  "users",
  {
    id: text("id").primaryKey(),
    worldId: text("world_id")
      .notNull()
      .references(() => worlds.id, { onDelete: "cascade" }),
    email: text("email").notNull(),
    firstName: text("first_name").notNull(),
    lastName: text("last_name").notNull(),
    kycStatus: text("kyc_status", { enum: ["pending", "approved", "rejected"] }),
    createdAt: moment("created_at").notNull(),
  },
  (table) => [uniqueIndex("users_world_email").on(table.worldId, table.email)],
);

/** A log-in on its way: code sent, then proved, then (for a new person) named. */
export const loginAttempts = pgTable("login_attempts", {
  tokenHash: text("token_hash").primaryKey(),
  worldId: text("world_id")
    .notNull()
    .references(() => worlds.id, { onDelete: "cascade" }),
  email: text("email").notNull(),
  codeHash: text("code_hash").notNull(),
  triesLeft: integer("tries_left").notNull(),
  provedAt: moment("proved_at"),
  expiresAt: moment("expires_at").notNull(),
});

export const webSessions = pgTable(
  "web_sessions",
  {
    tokenHash: text("token_hash").primaryKey(),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    createdAt: moment("created_at").notNull(),
  },
  (table) => [index("web_sessions_user").on(table.userId)],
);

import { boolean, index, integer, pgTable, text } from "drizzle-orm/pg-core";
import { millimes, moment } from "./columns";
import { users } from "./people";
import { worlds } from "./worlds";

/** What a developer sets in the dashboard beyond keys and addresses. Without a row, everything is off. */
export const worldSettings = pgTable("world_settings", {
  worldId: text("world_id")
    .primaryKey()
    .references(() => worlds.id, { onDelete: "cascade" }),
  /** Thousandths of a percent; used when a create call for a third-party seller names no fee. */
  defaultDeveloperFeeRate: integer("default_developer_fee_rate").notNull().default(0),
  /** Whether checkout asks a buyer who pays from the wallet for a phone code and for identity verification. */
  askPhone: boolean("ask_phone").notNull().default(false),
  askIdentity: boolean("ask_identity").notNull().default(false),
});

/** A person's phone number and the code that proves it. */
export const phoneProofs = pgTable("phone_proofs", {
  userId: text("user_id")
    .primaryKey()
    .references(() => users.id, { onDelete: "cascade" }),
  phone: text("phone").notNull(),
  codeHash: text("code_hash").notNull(),
  triesLeft: integer("tries_left").notNull(),
  expiresAt: moment("expires_at").notNull(),
  verifiedAt: moment("verified_at"),
});

/** An identity check that a person starts on DHMAD's own pages. No developer hears of it. */
export const identityChecks = pgTable(
  "identity_checks",
  {
    token: text("token").primaryKey(),
    worldId: text("world_id")
      .notNull()
      .references(() => worlds.id, { onDelete: "cascade" }),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    status: text("status", { enum: ["open", "in_review", "approved", "rejected"] }).notNull(),
    createdAt: moment("created_at").notNull(),
    decidedAt: moment("decided_at"),
  },
  (table) => [
    index("identity_checks_world").on(table.worldId, table.createdAt),
    index("identity_checks_user").on(table.userId),
  ],
);

/** Money that a person had paid out to a bank account. */
export const withdrawals = pgTable(
  "withdrawals",
  {
    id: text("id").primaryKey(),
    worldId: text("world_id")
      .notNull()
      .references(() => worlds.id, { onDelete: "cascade" }),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    amount: millimes("amount").notNull(),
    /** The Tunisian bank account number: 20 digits. */
    rib: text("rib").notNull(),
    at: moment("at").notNull(),
  },
  (table) => [index("withdrawals_user").on(table.userId, table.at)],
);

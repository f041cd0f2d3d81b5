import { sql } from "drizzle-orm";
import { boolean, check, index, integer, pgEnum, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { users } from "./auth";

/** `requested`: our intent is committed, DHMAD has not answered yet. The other three are DHMAD's `kyc_status`. */
export const kycStatus = pgEnum("kyc_status", ["requested", "pending", "approved", "rejected"]);

/**
 * A person who sells. Of the identity check only the status and DHMAD's ids are kept, never a document
 * (dhmad-api.md, section 3, Compliance).
 */
export const sellers = pgTable(
  "sellers",
  {
    userId: uuid("user_id")
      .primaryKey()
      .references(() => users.id, { onDelete: "cascade" }),
    name: text().notNull(),
    handle: text().notNull().unique(),
    /** The address used at DHMAD: verification links to an account only where the two match. */
    dhmadEmail: text("dhmad_email").notNull(),
    kycStatus: kycStatus("kyc_status").notNull().default("requested"),
    dhmadVerificationId: text("dhmad_verification_id").unique(),
    dhmadUserId: text("dhmad_user_id"),
    needsAdminReview: boolean("needs_admin_review").notNull().default(false),
    diditSessionStatus: text("didit_session_status"),
    verificationEmailSent: boolean("verification_email_sent").notNull().default(false),
    verificationEmailSentAt: timestamp("verification_email_sent_at", { withTimezone: true }),
    /** DHMAD's own words when it could not send the mail. */
    verificationMessage: text("verification_message"),
    consentAt: timestamp("consent_at", { withTimezone: true }).notNull(),
    consentVersion: text("consent_version").notNull(),
    approvedAt: timestamp("approved_at", { withTimezone: true }),
    /** When DHMAD said no, or took its approval back. */
    rejectedAt: timestamp("rejected_at", { withTimezone: true }),
    /** DHMAD's `expires_at`: 90 days after the verification was asked for. */
    verificationExpiresAt: timestamp("verification_expires_at", { withTimezone: true }),
    /** When the account at DHMAD was linked (`identity.verification.linked`). */
    linkedAt: timestamp("linked_at", { withTimezone: true }),
    /** When `dhmad_email`, other than the sign-in address, was proved by a mailed link. */
    emailProvedAt: timestamp("email_proved_at", { withTimezone: true }),
    /** Last time that DHMAD was asked how the verification stands. */
    lastReadAt: timestamp("last_read_at", { withTimezone: true }),
    /** The shop is closed until then: its listings are shown and cannot be ordered (trigger `orders_seller_away`). */
    awayUntil: timestamp("away_until", { withTimezone: true }),
    /** Grows with each write of the KYC state, so that an answer read before another write is not applied after it. */
    version: integer().notNull().default(0),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
    updatedAt: timestamp("updated_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    check(
      "sellers_handle_form",
      sql`${t.handle} ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(${t.handle}) between 3 and 30`,
    ),
    // The few who come back, looked for each minute.
    index("sellers_away").on(t.awayUntil).where(sql`${t.awayUntil} is not null`),
    check("sellers_email_lower", sql`${t.dhmadEmail} = lower(${t.dhmadEmail})`),
  ],
);

/**
 * An address that a person named for DHMAD and has yet to prove by the link that we mailed there: one at a time, the
 * newest. Of the link's token only the hash is kept.
 */
export const addressProofs = pgTable("address_proofs", {
  userId: uuid("user_id")
    .primaryKey()
    .references(() => users.id, { onDelete: "cascade" }),
  email: text().notNull(),
  tokenHash: text("token_hash").notNull(),
  /** When the mail went out; null where it did not. */
  sentAt: timestamp("sent_at", { withTimezone: true }),
  expiresAt: timestamp("expires_at", { withTimezone: true }).notNull(),
  createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
});

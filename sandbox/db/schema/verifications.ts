import { boolean, index, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { moment } from "./columns";
import { worlds } from "./worlds";

/** Identity verification before an account exists (dhmad-api.md §3). */
export const verifications = pgTable(
  "verifications",
  {
    id: text("id").primaryKey(),
    worldId: text("world_id")
      .notNull()
      .references(() => worlds.id, { onDelete: "cascade" }),
    email: text("email").notNull(),
    externalUserId: text("external_user_id"),
    redirectUrl: text("redirect_url"),
    metadata: jsonb("metadata").$type<Record<string, string>>(),
    kycStatus: text("kyc_status", { enum: ["pending", "approved", "rejected"] }).notNull(),
    diditStatus: text("didit_status", { enum: ["in_progress", "in_review", "completed"] }).notNull(),
    needsAdminReview: boolean("needs_admin_review").notNull().default(false),
    statusSource: text("status_source", { enum: ["didit", "admin_review", "sandbox"] }),
    claimStatus: text("claim_status", { enum: ["pending", "linked"] }).notNull(),
    linkedUserId: text("linked_user_id"),
    linkedAt: moment("linked_at"),
    diditToken: text("didit_token").notNull().unique(),
    emailSentAt: moment("email_sent_at"),
    createdAt: moment("created_at").notNull(),
    updatedAt: moment("updated_at").notNull(),
    expiresAt: moment("expires_at").notNull(),
  },
  (table) => [index("verifications_world_email").on(table.worldId, table.email, table.createdAt)],
);

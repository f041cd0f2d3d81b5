import { sql } from "drizzle-orm";
import { bigserial, boolean, check, index, integer, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { millimes, moment } from "./columns";
import { worlds } from "./worlds";

export const escrowStatuses = ["pending", "paid", "delivered", "completed", "cancelled"] as const;
export const escrowModes = ["standard", "quick", "instant"] as const;
export const proofPhases = [
  "waiting_seller_proof",
  "submitted_waiting_buyer_review",
  "needs_review",
  "accepted",
  "accepted_by_timeout",
] as const;

/** `fulfillmentPolicy` of the create call, with its defaults filled in (dhmad-api.md §6). */
export type FulfillmentPolicy = {
  type: "purchase_proof_required";
  proofUploadDeadlineHours: number;
  buyerReviewDeadlineHours: number;
  allowedProofTypes: string[];
};

/** An escrow (dhmad-api.md §4). Accounts of buyer and seller are found by e-mail: they may come later. */
export const escrows = pgTable(
  "escrows",
  {
    id: text("id").primaryKey(),
    worldId: text("world_id")
      .notNull()
      .references(() => worlds.id, { onDelete: "cascade" }),
    mode: text("mode", { enum: escrowModes }).notNull(),
    status: text("status", { enum: escrowStatuses }).notNull(),
    title: text("title").notNull(),
    description: text("description"),
    /** The kind of key that created it: a guest's payment is easier in the sandbox. */
    environment: text("environment", { enum: ["sandbox", "live"] })
      .notNull()
      .default("live"),
    currency: text("currency", { enum: ["TND", "USD", "EUR"] }).notNull(),
    amount: millimes("amount").notNull(),
    amountTnd: millimes("amount_tnd").notNull(),
    /** Millimes for one unit of the currency, locked when the amount was set. */
    fxRate: integer("fx_rate").notNull().default(1000),
    escrowFee: millimes("escrow_fee").notNull(),
    developerFee: millimes("developer_fee").notNull(),
    /** Thousandths of a percent: 2.5 % is 2500. */
    developerFeeRate: integer("developer_fee_rate").notNull(),
    buyerEmail: text("buyer_email").notNull(),
    sellerEmail: text("seller_email").notNull(),
    /** Whether the create call named a seller, or the associated user sells. */
    sellerNamed: text("seller_named", { enum: ["third_party", "associated"] }).notNull(),
    estimatedDeliveryDays: integer("estimated_delivery_days"),
    /** Whose money is held: the buyer's wallet, or a guest's transfer from outside. */
    paidFrom: text("paid_from", { enum: ["wallet", "guest"] }),
    /** A guest's proof of payment waits for an admin. */
    depositPending: boolean("deposit_pending").notNull().default(false),
    cancellationRequestedAt: moment("cancellation_requested_at"),
    cancellationReason: text("cancellation_reason"),
    /** The newest dispute; while it is open only an admin moves the escrow. */
    disputeId: text("dispute_id"),
    disputeOpen: boolean("dispute_open").notNull().default(false),
    fulfillmentPolicy: jsonb("fulfillment_policy").$type<FulfillmentPolicy>(),
    proofPhase: text("proof_phase", { enum: proofPhases }),
    correctionRounds: integer("correction_rounds").notNull().default(0),
    proofUploadDeadline: moment("proof_upload_deadline"),
    proofReviewDeadline: moment("proof_review_deadline"),
    /** A pending escrow that nobody paid is cancelled then. */
    expiresAt: moment("expires_at"),
    /** When something happens to it by itself next; kept by `patchEscrow`. */
    dueAt: moment("due_at"),
    createdAt: moment("created_at").notNull(),
    updatedAt: moment("updated_at").notNull(),
    paidAt: moment("paid_at"),
    deliveredAt: moment("delivered_at"),
    completionDeadline: moment("completion_deadline"),
    completedAt: moment("completed_at"),
    cancelledAt: moment("cancelled_at"),
  },
  (table) => [
    index("escrows_world_created").on(table.worldId, table.createdAt),
    index("escrows_world_buyer").on(table.worldId, table.buyerEmail),
    index("escrows_world_seller").on(table.worldId, table.sellerEmail),
    index("escrows_due").on(table.worldId, table.dueAt).where(sql`${table.dueAt} is not null`),
    check(
      "escrows_amounts",
      sql`${table.amountTnd} > 0 and ${table.escrowFee} >= 0 and ${table.developerFee} >= 0`,
    ),
    check("escrows_fees_fit", sql`${table.escrowFee} + ${table.developerFee} <= ${table.amountTnd}`),
  ],
);

/** What happened to an escrow, by whom, for the timeline. Append-only. */
export const escrowEvents = pgTable(
  "escrow_events",
  {
    id: bigserial("id", { mode: "number" }).primaryKey(),
    escrowId: text("escrow_id")
      .notNull()
      .references(() => escrows.id, { onDelete: "cascade" }),
    kind: text("kind", {
      enum: [
        "created",
        "updated",
        "signed",
        "deposit_submitted",
        "deposit_rejected",
        "paid",
        "proof_submitted",
        "proof_needs_review",
        "proof_accepted",
        "proof_accepted_by_timeout",
        "delivered",
        "delivery_rejected",
        "cancellation_requested",
        "cancellation_rejected",
        "cancellation_accepted",
        "dispute_opened",
        "dispute_settled",
        "completed",
        "cancelled",
      ],
    }).notNull(),
    actor: text("actor"),
    reason: text("reason"),
    /** For a rejected delivery: when it had been delivered. */
    previousDeliveredAt: moment("previous_delivered_at"),
    at: moment("at").notNull(),
  },
  (table) => [index("escrow_events_escrow").on(table.escrowId, table.id)],
);

export const checkoutSessions = pgTable(
  "checkout_sessions",
  {
    id: text("id").primaryKey(),
    worldId: text("world_id")
      .notNull()
      .references(() => worlds.id, { onDelete: "cascade" }),
    escrowId: text("escrow_id")
      .notNull()
      .references(() => escrows.id, { onDelete: "cascade" }),
    action: text("action").notNull(),
    targetUserEmail: text("target_user_email").notNull(),
    redirectUrl: text("redirect_url").notNull(),
    metadata: jsonb("metadata").$type<Record<string, unknown>>(),
    status: text("status", { enum: ["pending", "completed", "expired", "cancelled"] }).notNull(),
    createdAt: moment("created_at").notNull(),
    expiresAt: moment("expires_at").notNull(),
    completedAt: moment("completed_at"),
  },
  (table) => [
    index("checkout_sessions_escrow").on(table.escrowId),
    index("checkout_sessions_due").on(table.status, table.expiresAt),
  ],
);

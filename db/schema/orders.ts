import { sql } from "drizzle-orm";
import {
  bigint,
  bigserial,
  boolean,
  check,
  index,
  integer,
  jsonb,
  numeric,
  pgEnum,
  pgTable,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { localeCode, users } from "./auth";
import { listings } from "./listings";
import { CURRENCIES, type FulfillmentPolicy, orderMode } from "./modes";

/**
 * `placing`: committed here, no escrow known yet. `failed`: DHMAD refused the escrow. The other five follow
 * DHMAD's escrow (`awaiting_payment` is its `pending`).
 */
export const orderStatus = pgEnum("order_status", [
  "placing",
  "awaiting_payment",
  "paid",
  "delivered",
  "completed",
  "cancelled",
  "failed",
]);

export const orderActor = pgEnum("order_actor", ["buyer", "seller", "dhmad", "souk"]);
export const changeSource = pgEnum("change_source", ["command", "webhook", "return", "reconciler", "replay"]);

export const orders = pgTable(
  "orders",
  {
    id: uuid().primaryKey().defaultRandom(),
    /** Short and readable, in the escrow's title too: it ties an escrow whose answer was lost to its order. */
    reference: text().notNull().unique(),
    buyerId: uuid("buyer_id")
      .notNull()
      .references(() => users.id),
    sellerId: uuid("seller_id")
      .notNull()
      .references(() => users.id),
    listingId: uuid("listing_id")
      .notNull()
      .references(() => listings.id),
    mode: orderMode().notNull(),
    status: orderStatus().notNull().default("placing"),
    title: text().notNull(),
    /** In the smallest unit of `currency`: millimes, cents. */
    priceMinor: bigint("price_minor", { mode: "number" }).notNull(),
    currency: text({ enum: CURRENCIES }).notNull().default("TND"),
    deliveryDays: integer("delivery_days").notNull(),
    buyerEmail: text("buyer_email").notNull(),
    /** Null: the marketplace itself sells (`instant`), which DHMAD knows as our associated user. */
    sellerEmail: text("seller_email"),
    /** What the buyer saw when ordering a service; becomes the escrow's contract. */
    contractTerms: text("contract_terms"),
    /** What the seller must prove, and by when, in `quick_proof` (dhmad-api.md, section 6). */
    fulfillmentPolicy: jsonb("fulfillment_policy").$type<FulfillmentPolicy>(),
    buyerLocale: localeCode("buyer_locale").notNull().default("fr"),
    developerFeePercentage: numeric("developer_fee_percentage", {
      precision: 5,
      scale: 2,
      mode: "number",
    }).notNull(),
    escrowId: text("escrow_id").unique(),
    /** The escrow's page at DHMAD, where the seller delivers. */
    escrowUrl: text("escrow_url"),
    amountTndMillimes: bigint("amount_tnd_millimes", { mode: "number" }),
    escrowFeeMillimes: bigint("escrow_fee_millimes", { mode: "number" }),
    developerFeeMillimes: bigint("developer_fee_millimes", { mode: "number" }),
    buyerSignedAt: timestamp("buyer_signed_at", { withTimezone: true }),
    sellerSignedAt: timestamp("seller_signed_at", { withTimezone: true }),
    /** DHMAD's `proofInfo`: its phase as it was sent, so that a new one breaks nothing. */
    proofPhase: text("proof_phase"),
    proofUploadDeadline: timestamp("proof_upload_deadline", { withTimezone: true }),
    proofReviewDeadline: timestamp("proof_review_deadline", { withTimezone: true }),
    correctionRounds: integer("correction_rounds").notNull().default(0),
    /** Until when counted stock is kept for an unpaid order; null where nothing is counted. */
    reservedUntil: timestamp("reserved_until", { withTimezone: true }),
    /** When DHMAD cancels the unpaid escrow, and when it takes a delivery as accepted. */
    escrowExpiresAt: timestamp("escrow_expires_at", { withTimezone: true }),
    completionDeadline: timestamp("completion_deadline", { withTimezone: true }),
    /** The buyer's open request for cancellation; null where none waits for the seller. */
    cancellationRequestedAt: timestamp("cancellation_requested_at", { withTimezone: true }),
    cancellationReason: text("cancellation_reason"),
    /** DHMAD's time of the last word on a cancellation, so that an older event does not undo a newer one. */
    cancellationHeardAt: timestamp("cancellation_heard_at", { withTimezone: true }),
    /** DHMAD's `disputeTicket`, while and after a dispute. */
    disputeTicketNumber: text("dispute_ticket_number"),
    disputeStatus: text("dispute_status"),
    disputeType: text("dispute_type"),
    disputeSubject: text("dispute_subject"),
    disputeOpenedAt: timestamp("dispute_opened_at", { withTimezone: true }),
    /** The newest rejection of a delivery, with the buyer's reason. */
    deliveryRejectedAt: timestamp("delivery_rejected_at", { withTimezone: true }),
    deliveryRejectionReason: text("delivery_rejection_reason"),
    /** A guest's payment that DHMAD's admins did not accept. */
    depositRejectedAt: timestamp("deposit_rejected_at", { withTimezone: true }),
    depositRejectionReason: text("deposit_rejection_reason"),
    paidAt: timestamp("paid_at", { withTimezone: true }),
    deliveredAt: timestamp("delivered_at", { withTimezone: true }),
    completedAt: timestamp("completed_at", { withTimezone: true }),
    cancelledAt: timestamp("cancelled_at", { withTimezone: true }),
    failureCode: text("failure_code"),
    failureMessage: text("failure_message"),
    /** An event once did not fit: from then on only DHMAD's own answer moves the order (rule 5). */
    readOnly: boolean("read_only").notNull().default(false),
    version: integer().notNull().default(0),
    lastReadAt: timestamp("last_read_at", { withTimezone: true }),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
    updatedAt: timestamp("updated_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    uniqueIndex("orders_one_unpaid")
      .on(t.buyerId, t.listingId)
      .where(sql`${t.status} in ('placing', 'awaiting_payment')`),
    index("orders_of_buyer").on(t.buyerId, t.createdAt.desc()),
    index("orders_of_seller").on(t.sellerId, t.createdAt.desc()),
    // Whether a listing whose stock is out is reserved or sold.
    index("orders_unpaid_of_listing")
      .on(t.listingId)
      .where(sql`${t.status} in ('placing', 'awaiting_payment')`),
    index("orders_reserved").on(t.reservedUntil).where(sql`${t.status} = 'awaiting_payment'`),
    index("orders_completed").on(t.completedAt).where(sql`${t.status} = 'completed'`),
    index("orders_open").on(t.lastReadAt).where(sql`${t.status} not in ('completed', 'cancelled', 'failed')`),
    check("orders_not_own", sql`${t.buyerId} <> ${t.sellerId}`),
    check("orders_price_positive", sql`${t.priceMinor} > 0`),
    check("orders_currency", sql`${t.currency} in ('TND', 'USD', 'EUR')`),
    check("orders_seller_known", sql`(${t.mode} = 'instant') = (${t.sellerEmail} is null)`),
    check("orders_contract_of_standard", sql`(${t.mode} = 'standard') = (${t.contractTerms} is not null)`),
    check("orders_policy_of_proof", sql`(${t.mode} = 'quick_proof') = (${t.fulfillmentPolicy} is not null)`),
    check(
      "orders_escrow_known",
      sql`${t.status} in ('placing', 'failed', 'cancelled') or ${t.escrowId} is not null`,
    ),
  ],
);

/** The timeline. Append-only: a trigger refuses update and delete. */
export const orderEvents = pgTable(
  "order_events",
  {
    id: bigserial({ mode: "number" }).primaryKey(),
    orderId: uuid("order_id")
      .notNull()
      .references(() => orders.id),
    type: text().notNull(),
    fromStatus: orderStatus("from_status"),
    toStatus: orderStatus("to_status"),
    actor: orderActor().notNull(),
    source: changeSource().notNull(),
    data: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    /** When it happened at DHMAD, where DHMAD says so; otherwise when we learnt of it. */
    occurredAt: timestamp("occurred_at", { withTimezone: true }).notNull().defaultNow(),
    recordedAt: timestamp("recorded_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [index("order_events_timeline").on(t.orderId, t.id)],
);

export const checkoutStatus = pgEnum("checkout_status", ["pending", "completed", "expired", "cancelled"]);

export const checkoutSessions = pgTable(
  "checkout_sessions",
  {
    /** DHMAD's `sessionId`. */
    id: text().primaryKey(),
    orderId: uuid("order_id")
      .notNull()
      .references(() => orders.id),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id),
    escrowId: text("escrow_id").notNull(),
    action: text().notNull(),
    status: checkoutStatus().notNull().default("pending"),
    url: text().notNull(),
    expiresAt: timestamp("expires_at", { withTimezone: true }).notNull(),
    returnedAt: timestamp("returned_at", { withTimezone: true }),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [index("checkout_sessions_of_order").on(t.orderId, t.action, t.createdAt.desc())],
);

export const ledgerAccount = pgEnum("ledger_account", [
  "buyer",
  "held",
  "seller",
  "dhmad_fee",
  "platform_fee",
]);

/** What DHMAD holds and pays, as we understand it: the entries of one movement sum to zero (deferred trigger). */
export const ledgerEntries = pgTable(
  "ledger_entries",
  {
    id: bigserial({ mode: "number" }).primaryKey(),
    orderId: uuid("order_id")
      .notNull()
      .references(() => orders.id),
    movement: text().notNull(),
    account: ledgerAccount().notNull(),
    amountMillimes: bigint("amount_millimes", { mode: "number" }).notNull(),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [uniqueIndex("ledger_entries_once").on(t.orderId, t.movement, t.account)],
);

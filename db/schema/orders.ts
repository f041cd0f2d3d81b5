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

/** DHMAD's four ways (dhmad-api.md, section 4); `quick_proof` is `quick` with a fulfilment policy. */
export const orderMode = pgEnum("order_mode", ["standard", "quick", "quick_proof", "instant"]);

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
    priceMillimes: bigint("price_millimes", { mode: "number" }).notNull(),
    currency: text().notNull().default("TND"),
    deliveryDays: integer("delivery_days").notNull(),
    buyerEmail: text("buyer_email").notNull(),
    sellerEmail: text("seller_email").notNull(),
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
    index("orders_open").on(t.lastReadAt).where(sql`${t.status} not in ('completed', 'cancelled', 'failed')`),
    check("orders_not_own", sql`${t.buyerId} <> ${t.sellerId}`),
    check("orders_price_positive", sql`${t.priceMillimes} > 0`),
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

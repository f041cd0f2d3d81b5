import { sql } from "drizzle-orm";
import {
  bigserial,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { users } from "./auth";
import { orders } from "./orders";

/**
 * `intended`: committed, not sent. `sent`: on its way. `unknown`: sent, the answer was lost; DHMAD may or may not
 * have acted. `refused`: DHMAD said no.
 */
export const callState = pgEnum("call_state", ["intended", "sent", "succeeded", "refused", "unknown"]);

/** Every write that we ask of DHMAD, committed before it is sent (rule 1). */
export const dhmadCalls = pgTable(
  "dhmad_calls",
  {
    id: uuid().primaryKey().defaultRandom(),
    operation: text().notNull(),
    state: callState().notNull().default("intended"),
    orderId: uuid("order_id").references(() => orders.id),
    userId: uuid("user_id").references(() => users.id, { onDelete: "cascade" }),
    escrowId: text("escrow_id"),
    request: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    httpStatus: integer("http_status"),
    errorCode: text("error_code"),
    errorMessage: text("error_message"),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
    sentAt: timestamp("sent_at", { withTimezone: true }),
    finishedAt: timestamp("finished_at", { withTimezone: true }),
  },
  (t) => [
    uniqueIndex("dhmad_calls_one_create")
      .on(t.orderId)
      .where(sql`${t.operation} = 'create_escrow' and ${t.state} in ('intended', 'sent')`),
    index("dhmad_calls_open").on(t.createdAt).where(sql`${t.state} in ('intended', 'sent', 'unknown')`),
    index("dhmad_calls_of_order").on(t.orderId),
  ],
);

/** `parked`: kept because it could not be applied; retried and shown to operators. `ignored`: nothing for us in it. */
export const webhookState = pgEnum("webhook_state", ["applied", "ignored", "parked"]);

/** The inbox: every event that DHMAD signed, by its unique id (rule 4). */
export const webhookEvents = pgTable(
  "webhook_events",
  {
    id: bigserial({ mode: "number" }).primaryKey(),
    webhookId: text("webhook_id").notNull().unique(),
    type: text().notNull(),
    state: webhookState().notNull(),
    reason: text(),
    payload: jsonb().$type<Record<string, unknown>>().notNull(),
    orderId: uuid("order_id").references(() => orders.id),
    userId: uuid("user_id").references(() => users.id, { onDelete: "set null" }),
    attempts: integer().notNull().default(0),
    nextAttemptAt: timestamp("next_attempt_at", { withTimezone: true }),
    receivedAt: timestamp("received_at", { withTimezone: true }).notNull().defaultNow(),
    processedAt: timestamp("processed_at", { withTimezone: true }),
  },
  (t) => [index("webhook_events_parked").on(t.nextAttemptAt).where(sql`${t.state} = 'parked'`)],
);

import { sql } from "drizzle-orm";
import { bigserial, boolean, index, integer, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { moment } from "./columns";
import { webhookEndpoints, worlds } from "./worlds";

/** The outbox: written in the transaction that changed something, sent afterwards. */
export const events = pgTable(
  "events",
  {
    id: text("id").primaryKey(),
    seq: bigserial("seq", { mode: "number" }).notNull(),
    worldId: text("world_id")
      .notNull()
      .references(() => worlds.id, { onDelete: "cascade" }),
    type: text("type").notNull(),
    /** The exact bytes that are signed and sent. */
    body: text("body").notNull(),
    createdAt: moment("created_at").notNull(),
  },
  (table) => [index("events_world").on(table.worldId, table.seq)],
);

export const deliveries = pgTable(
  "deliveries",
  {
    id: text("id").primaryKey(),
    seq: bigserial("seq", { mode: "number" }).notNull(),
    worldId: text("world_id")
      .notNull()
      .references(() => worlds.id, { onDelete: "cascade" }),
    eventId: text("event_id")
      .notNull()
      .references(() => events.id, { onDelete: "cascade" }),
    endpointId: text("endpoint_id")
      .notNull()
      .references(() => webhookEndpoints.id, { onDelete: "cascade" }),
    eventType: text("event_type").notNull(),
    status: text("status", { enum: ["pending", "held", "succeeded", "failed", "dropped"] }).notNull(),
    /** Attempts since it was created or last resent; five make it failed. */
    tries: integer("tries").notNull().default(0),
    /** Set once a fault has held or delayed it, so that it is not held again. */
    deferred: boolean("deferred").notNull().default(false),
    nextAttemptAt: moment("next_attempt_at").notNull(),
    createdAt: moment("created_at").notNull(),
  },
  (table) => [
    index("deliveries_world").on(table.worldId, table.seq),
    index("deliveries_due").on(table.nextAttemptAt).where(sql`${table.status} = 'pending'`),
  ],
);

export const deliveryAttempts = pgTable(
  "delivery_attempts",
  {
    id: bigserial("id", { mode: "number" }).primaryKey(),
    deliveryId: text("delivery_id")
      .notNull()
      .references(() => deliveries.id, { onDelete: "cascade" }),
    number: integer("number").notNull(),
    at: moment("at").notNull(),
    requestHeaders: jsonb("request_headers").$type<Record<string, string>>().notNull(),
    responseStatus: integer("response_status"),
    responseExcerpt: text("response_excerpt"),
    error: text("error"),
    /** The fault that was at work, if any. */
    fault: text("fault"),
    durationMs: integer("duration_ms").notNull(),
  },
  (table) => [index("delivery_attempts_delivery").on(table.deliveryId, table.number)],
);

import { bigserial, customType, index, integer, pgTable, text } from "drizzle-orm/pg-core";
import { moment } from "./columns";
import { escrows } from "./escrows";
import { worlds } from "./worlds";

const bytes = customType<{ data: Buffer }>({ dataType: () => "bytea" });

/** What people upload: proofs of purchase and of payment. Type and size were checked on the way in. */
export const files = pgTable(
  "files",
  {
    id: text("id").primaryKey(),
    worldId: text("world_id")
      .notNull()
      .references(() => worlds.id, { onDelete: "cascade" }),
    name: text("name").notNull(),
    mimeType: text("mime_type").notNull(),
    size: integer("size").notNull(),
    data: bytes("data").notNull(),
    /** What time-limited links to it are signed with. */
    linkKey: text("link_key").notNull(),
    createdAt: moment("created_at").notNull(),
  },
  (table) => [index("files_world").on(table.worldId)],
);

/** One submission of proof by the seller (dhmad-api.md §6). */
export const proofSubmissions = pgTable(
  "proof_submissions",
  {
    id: bigserial("id", { mode: "number" }).primaryKey(),
    worldId: text("world_id")
      .notNull()
      .references(() => worlds.id, { onDelete: "cascade" }),
    escrowId: text("escrow_id")
      .notNull()
      .references(() => escrows.id, { onDelete: "cascade" }),
    note: text("note"),
    /** Ids of `files`, in the order of the form. */
    fileIds: text("file_ids").array().notNull(),
    submittedAt: moment("submitted_at").notNull(),
  },
  (table) => [
    index("proof_submissions_escrow").on(table.escrowId, table.id),
    index("proof_submissions_world").on(table.worldId),
  ],
);

/** A guest's payment outside any wallet, until an admin has looked at its proof (dhmad-api.md §5). */
export const depositProofs = pgTable(
  "deposit_proofs",
  {
    id: text("id").primaryKey(),
    worldId: text("world_id")
      .notNull()
      .references(() => worlds.id, { onDelete: "cascade" }),
    escrowId: text("escrow_id")
      .notNull()
      .references(() => escrows.id, { onDelete: "cascade" }),
    sessionId: text("session_id").notNull(),
    method: text("method", { enum: ["bank_transfer", "d17", "flouci", "paypal"] }).notNull(),
    payerName: text("payer_name").notNull(),
    /** Null where the sandbox lets a payment pass without a file. */
    fileId: text("file_id").references(() => files.id, { onDelete: "set null" }),
    status: text("status", { enum: ["pending", "approved", "rejected"] }).notNull(),
    reason: text("reason"),
    createdAt: moment("created_at").notNull(),
    decidedAt: moment("decided_at"),
  },
  (table) => [
    index("deposit_proofs_escrow").on(table.escrowId),
    index("deposit_proofs_world").on(table.worldId, table.createdAt),
  ],
);

/** A ticket in which an admin settles a quarrel (dhmad-api.md §4). */
export const disputes = pgTable(
  "disputes",
  {
    id: text("id").primaryKey(),
    worldId: text("world_id")
      .notNull()
      .references(() => worlds.id, { onDelete: "cascade" }),
    escrowId: text("escrow_id")
      .notNull()
      .references(() => escrows.id, { onDelete: "cascade" }),
    ticketNumber: text("ticket_number").notNull(),
    type: text("type", { enum: ["not_received", "not_as_described", "quality", "other"] }).notNull(),
    subject: text("subject").notNull(),
    reason: text("reason").notNull(),
    openedBy: text("opened_by").notNull(),
    status: text("status", { enum: ["open", "resolved"] }).notNull(),
    outcome: text("outcome", { enum: ["refund", "release", "dismiss"] }),
    note: text("note"),
    createdAt: moment("created_at").notNull(),
    settledAt: moment("settled_at"),
  },
  (table) => [
    index("disputes_escrow").on(table.escrowId),
    index("disputes_world").on(table.worldId, table.createdAt),
  ],
);

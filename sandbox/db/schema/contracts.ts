import { index, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { moment } from "./columns";
import { escrows } from "./escrows";
import { worlds } from "./worlds";

/** The contract of a standard escrow (dhmad-api.md §4). Both sides sign it before the buyer can pay. */
export const contracts = pgTable(
  "contracts",
  {
    id: text("id").primaryKey(),
    worldId: text("world_id")
      .notNull()
      .references(() => worlds.id, { onDelete: "cascade" }),
    escrowId: text("escrow_id")
      .notNull()
      .references(() => escrows.id, { onDelete: "cascade" }),
    terms: text("terms").notNull(),
    language: text("language", { enum: ["fr", "ar", "en"] }).notNull(),
    /** A typed name, or the developer's signature as a data URL. */
    sellerSignature: text("seller_signature"),
    sellerSignedAt: moment("seller_signed_at"),
    buyerSignature: text("buyer_signature"),
    buyerSignedAt: moment("buyer_signed_at"),
    /** What time-limited links to its PDF are signed with. */
    linkKey: text("link_key").notNull(),
    createdAt: moment("created_at").notNull(),
    updatedAt: moment("updated_at").notNull(),
  },
  (table) => [uniqueIndex("contracts_escrow").on(table.escrowId), index("contracts_world").on(table.worldId)],
);

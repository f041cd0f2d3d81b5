import { sql } from "drizzle-orm";
import { bigserial, check, index, pgTable, text } from "drizzle-orm/pg-core";
import { millimes, moment } from "./columns";
import { worlds } from "./worlds";

/**
 * Double entry: one row takes an amount from one account and gives it to another, so the whole always sums to zero.
 * Accounts: external, wallet:USER, held:ESCROW, payout:USER, platform_fee, developer.
 */
export const ledgerMoves = pgTable(
  "ledger_moves",
  {
    id: bigserial("id", { mode: "number" }).primaryKey(),
    worldId: text("world_id")
      .notNull()
      .references(() => worlds.id, { onDelete: "cascade" }),
    fromAccount: text("from_account").notNull(),
    toAccount: text("to_account").notNull(),
    amount: millimes("amount").notNull(),
    kind: text("kind", {
      enum: [
        "top_up",
        "hold",
        "guest_payment",
        "release",
        "platform_fee",
        "developer_fee",
        "refund",
        "guest_refund",
        "withdrawal",
      ],
    }).notNull(),
    escrowId: text("escrow_id"),
    at: moment("at").notNull(),
  },
  (table) => [
    index("ledger_moves_from").on(table.worldId, table.fromAccount),
    index("ledger_moves_to").on(table.worldId, table.toAccount),
    check("ledger_moves_amount", sql`${table.amount} > 0`),
    check("ledger_moves_accounts", sql`${table.fromAccount} <> ${table.toAccount}`),
  ],
);

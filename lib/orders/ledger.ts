import "server-only";
import { eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { ledgerEntries } from "@/db/schema";
import type { Currency } from "@/lib/money";
import type { OrderStatus } from "./state";

export type LedgerAccount = (typeof ledgerEntries.$inferInsert)["account"];
export type Movement = "paid" | "released" | "refunded";
type Amounts = {
  currency: Currency;
  priceMinor: number;
  /** What DHMAD holds: locked when the escrow is made (dhmad-api.md, section 4). */
  amountTndMillimes: number | null;
  escrowFeeMillimes: number | null;
  developerFeeMillimes: number | null;
};

/**
 * What one movement does to each account, in millimes; sums to zero. Both fees come out of the seller's part
 * (dhmad-api.md, section 4, Fees).
 */
export function postings(movement: Movement, order: Amounts): [LedgerAccount, number][] {
  const price = heldMillimes(order);
  const dhmadFee = order.escrowFeeMillimes ?? 0;
  const platformFee = order.developerFeeMillimes ?? 0;
  const entries: Record<Movement, [LedgerAccount, number][]> = {
    paid: [
      ["buyer", -price],
      ["held", price],
    ],
    released: [
      ["held", -price],
      ["seller", price - dhmadFee - platformFee],
      ["dhmad_fee", dhmadFee],
      ["platform_fee", platformFee],
    ],
    refunded: [
      ["held", -price],
      ["buyer", price],
    ],
  };
  return entries[movement];
}

/** What DHMAD holds for an order, in millimes of TND. @throws Error where another currency's amount is not locked yet. */
function heldMillimes({ currency, priceMinor, amountTndMillimes }: Amounts): number {
  if (currency === "TND") return priceMinor;
  if (amountTndMillimes === null) throw new Error("the amount in TND is not known");
  return amountTndMillimes;
}

/** The movements that an order in this status must have had, given those that it has. */
export function missingMovements(status: OrderStatus, done: readonly Movement[]): Movement[] {
  const has = (movement: Movement) => done.includes(movement);
  const missing: Movement[] = [];
  if (["paid", "delivered", "completed"].includes(status) && !has("paid")) missing.push("paid");
  if (status === "completed" && !has("released") && !has("refunded")) missing.push("released");
  if (status === "cancelled" && has("paid") && !has("refunded") && !has("released")) missing.push("refunded");
  return missing;
}

/** Writes the movements that the order's status asks for and that are not there yet. */
export async function settleLedger(
  tx: Tx,
  order: Amounts & { id: string; status: OrderStatus },
): Promise<void> {
  const rows = await tx
    .selectDistinct({ movement: ledgerEntries.movement })
    .from(ledgerEntries)
    .where(eq(ledgerEntries.orderId, order.id));
  const done = rows.map((row) => row.movement as Movement);
  for (const movement of missingMovements(order.status, done)) {
    const entries = postings(movement, order).filter(([, amountMillimes]) => amountMillimes !== 0);
    await tx.insert(ledgerEntries).values(
      entries.map(([account, amountMillimes]) => ({
        orderId: order.id,
        movement,
        account,
        amountMillimes,
      })),
    );
  }
}

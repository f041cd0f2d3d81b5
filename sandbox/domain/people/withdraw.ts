import { desc, eq } from "drizzle-orm";
import type { Reader } from "../../db/client";
import { users, withdrawals } from "../../db/schema/index";
import type { Step } from "../context";
import { newId } from "../ids";
import { balanceOf, EXTERNAL, payout, post } from "../ledger";
import { badRequest } from "../refusal";
import type { User } from "./users";

export type Withdrawal = typeof withdrawals.$inferSelect;

/** Whether these are the 20 digits of a Tunisian bank account whose last two check the others (97 − N·100 mod 97). */
export function isRib(value: string): boolean {
  return /^\d{20}$/.test(value) && BigInt(value) % 97n === 0n;
}

/** Pays earnings out to a bank account; simulated, so it arrives at once. Millimes. */
export async function withdraw(
  step: Step,
  user: User,
  { amount, rib }: { amount: number; rib: string },
): Promise<Withdrawal> {
  const { tx, world, now } = step;
  if (!isRib(rib)) throw badRequest("The bank account number must have 20 digits that fit", "rib", "bad_rib");
  // One payout at a time, so that two cannot spend the same money.
  await tx.select({ id: users.id }).from(users).where(eq(users.id, user.id)).for("update");
  const earned = await balanceOf(tx, world.id, payout(user.id));
  if (!Number.isSafeInteger(amount) || amount <= 0 || amount > earned) {
    throw badRequest("amount must be between 0.001 TND and the earnings", "amount", "bad_payout");
  }
  await post(step, [{ from: payout(user.id), to: EXTERNAL, amount, kind: "withdrawal" }]);
  const [row] = await tx
    .insert(withdrawals)
    .values({ id: newId(now), worldId: world.id, userId: user.id, amount, rib, at: now })
    .returning();
  if (!row) throw new Error("The payout was not written");
  return row;
}

/** Newest first, the last ten. */
export async function listWithdrawals(reader: Reader, userId: string): Promise<Withdrawal[]> {
  return reader
    .select()
    .from(withdrawals)
    .where(eq(withdrawals.userId, userId))
    .orderBy(desc(withdrawals.at))
    .limit(10);
}

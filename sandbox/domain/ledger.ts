import { sql } from "drizzle-orm";
import type { Reader } from "../db/client";
import { escrows, ledgerMoves } from "../db/schema/index";
import type { Step } from "./context";

export const EXTERNAL = "external";
export const PLATFORM_FEE = "platform_fee";
export const DEVELOPER = "developer";
export const wallet = (userId: string) => `wallet:${userId}`;
export const payout = (userId: string) => `payout:${userId}`;
export const held = (escrowId: string) => `held:${escrowId}`;

type Move = {
  from: string;
  to: string;
  amount: number;
  kind: (typeof ledgerMoves.$inferSelect)["kind"];
  escrowId?: string;
};

/** Writes moves of money; an amount of zero writes nothing. */
export async function post({ tx, world, now }: Step, moves: Move[]): Promise<void> {
  const rows = moves
    .filter((move) => move.amount !== 0)
    .map(({ from, to, ...rest }) => ({
      ...rest,
      worldId: world.id,
      fromAccount: from,
      toAccount: to,
      at: now,
    }));
  if (rows.length > 0) await tx.insert(ledgerMoves).values(rows);
}

/** What is on an account, in millimes. */
export async function balanceOf(reader: Reader, worldId: string, account: string): Promise<number> {
  const [row] = await reader.execute<{ balance: string }>(sql`
    select coalesce((select sum(amount) from ${ledgerMoves} where world_id = ${worldId} and to_account = ${account}), 0)
         - coalesce((select sum(amount) from ${ledgerMoves} where world_id = ${worldId} and from_account = ${account}), 0)
      as balance`);
  return Number(row?.balance ?? 0);
}

/** Every account of the world with its balance, in millimes. */
export async function balances(reader: Reader, worldId: string): Promise<Record<string, number>> {
  const rows = await reader.execute<{ account: string; balance: string }>(sql`
    select account, sum(amount) as balance from (
      select to_account as account, amount from ${ledgerMoves} where world_id = ${worldId}
      union all
      select from_account, -amount from ${ledgerMoves} where world_id = ${worldId}
    ) lines group by account order by account`);
  return Object.fromEntries(rows.map((row) => [row.account, Number(row.balance)]));
}

/**
 * What is wrong with the world's money; empty when it adds up: all accounts sum to zero, none but the outside is
 * negative, and each escrow holds exactly its amount while it is paid or delivered, else nothing.
 */
export async function imbalances(reader: Reader, worldId: string): Promise<string[]> {
  const accounts = await balances(reader, worldId);
  const faults: string[] = [];
  const total = Object.values(accounts).reduce((sum, balance) => sum + balance, 0);
  if (total !== 0) faults.push(`accounts sum to ${total}`);
  for (const [account, balance] of Object.entries(accounts)) {
    if (account !== EXTERNAL && balance < 0) faults.push(`${account} is at ${balance}`);
  }
  const rows = await reader
    .select({ id: escrows.id, status: escrows.status, amount: escrows.amountTnd })
    .from(escrows)
    .where(sql`${escrows.worldId} = ${worldId}`);
  for (const escrow of rows) {
    const due = escrow.status === "paid" || escrow.status === "delivered" ? escrow.amount : 0;
    const actual = accounts[held(escrow.id)] ?? 0;
    if (actual !== due) faults.push(`escrow ${escrow.id} (${escrow.status}) holds ${actual}, not ${due}`);
  }
  return faults;
}

/** Throws when the world's money does not add up. */
export async function assertBalanced(reader: Reader, worldId: string): Promise<void> {
  const faults = await imbalances(reader, worldId);
  if (faults.length > 0) throw new Error(`World ${worldId} is out of balance: ${faults.join("; ")}`);
}

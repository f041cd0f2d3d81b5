import { asc, eq, inArray } from "drizzle-orm";
import {
  apiKeys,
  checkoutSessions,
  deliveries,
  deliveryAttempts,
  escrowEvents,
  escrows,
  events,
  users,
  verifications,
  webhookEndpoints,
} from "../db/schema/index";
import { listApiCalls } from "../domain/api-log";
import { type Ctx, getWorld, worldTime } from "../domain/context";
import { listDeposits } from "../domain/deposits/decide";
import { depositView } from "../domain/deposits/view";
import { listDisputes, ticketView } from "../domain/disputes/read";
import { escrowView } from "../domain/escrows/view";
import { verificationView } from "../domain/kyc/view";
import { balances, imbalances, payout, wallet } from "../domain/ledger";
import { toDecimal } from "../domain/money";
import { sessionView } from "../domain/sessions/read";

/** Everything in a world, for a look or an assertion. Amounts are in TND, as in the API. */
export async function stateOf(ctx: Ctx, worldId: string) {
  const { db } = ctx;
  const world = await getWorld(db, worldId);
  const now = worldTime(world);
  const people = await db
    .select()
    .from(users)
    .where(eq(users.worldId, worldId))
    .orderBy(asc(users.createdAt));
  const accounts = await balances(db, worldId);
  const problems = await imbalances(db, worldId);
  return {
    world: world.id,
    now: now.toISOString(),
    appUrl: world.appUrl,
    redirectUrls: world.redirectUrls,
    keys: await db
      .select({ environment: apiKeys.environment, key: apiKeys.key })
      .from(apiKeys)
      .where(eq(apiKeys.worldId, worldId)),
    endpoints: await db.select().from(webhookEndpoints).where(eq(webhookEndpoints.worldId, worldId)),
    users: people.map((user) => ({
      id: user.id,
      email: user.email,
      firstName: user.firstName,
      lastName: user.lastName,
      kycStatus: user.kycStatus,
      wallet: toDecimal(accounts[wallet(user.id)] ?? 0),
      payout: toDecimal(accounts[payout(user.id)] ?? 0),
    })),
    verifications: await verificationState(ctx, worldId),
    escrows: await escrowState(ctx, worldId),
    deposits: (await listDeposits(db, worldId)).map(depositView),
    disputes: (await listDisputes(db, worldId)).map((row) => ({
      ...ticketView(row),
      id: row.id,
      escrowId: row.escrowId,
      openedBy: row.openedBy,
      outcome: row.outcome,
    })),
    sessions: (
      await db
        .select()
        .from(checkoutSessions)
        .where(eq(checkoutSessions.worldId, worldId))
        .orderBy(asc(checkoutSessions.createdAt))
    ).map((session) => ({
      ...sessionView(session, now),
      redirectUrl: session.redirectUrl,
      url: `${ctx.origin}/checkout/${session.id}`,
    })),
    ledger: {
      balanced: problems.length === 0,
      problems,
      accounts: Object.fromEntries(Object.entries(accounts).map(([name, value]) => [name, toDecimal(value)])),
    },
    ...(await webhookState(ctx, worldId)),
    apiCalls: (await listApiCalls(db, worldId)).map(({ worldId: _worldId, ...call }) => call),
    faults: ctx.faults.list(worldId),
  };
}

async function verificationState(ctx: Ctx, worldId: string) {
  const rows = await ctx.db
    .select()
    .from(verifications)
    .where(eq(verifications.worldId, worldId))
    .orderBy(asc(verifications.createdAt));
  return rows.map((row) => ({ ...verificationView(row), diditUrl: `${ctx.origin}/didit/${row.diditToken}` }));
}

async function escrowState(ctx: Ctx, worldId: string) {
  const rows = await ctx.db
    .select()
    .from(escrows)
    .where(eq(escrows.worldId, worldId))
    .orderBy(asc(escrows.createdAt));
  const timeline = await ctx.db
    .select()
    .from(escrowEvents)
    .where(
      inArray(
        escrowEvents.escrowId,
        rows.map((row) => row.id),
      ),
    )
    .orderBy(asc(escrowEvents.id));
  return Promise.all(
    rows.map(async (row) => ({
      ...(await escrowView(ctx.db, row)),
      timeline: timeline
        .filter((entry) => entry.escrowId === row.id)
        .map(({ kind, actor, reason, at }) => ({ kind, actor, reason, at: at.toISOString() })),
    })),
  );
}

async function webhookState(ctx: Ctx, worldId: string) {
  const sent = await ctx.db.select().from(events).where(eq(events.worldId, worldId)).orderBy(asc(events.seq));
  const rows = await ctx.db
    .select()
    .from(deliveries)
    .where(eq(deliveries.worldId, worldId))
    .orderBy(asc(deliveries.seq));
  const attempts = await ctx.db
    .select()
    .from(deliveryAttempts)
    .where(
      inArray(
        deliveryAttempts.deliveryId,
        rows.map((row) => row.id),
      ),
    )
    .orderBy(asc(deliveryAttempts.id));
  return {
    events: sent.map((event) => JSON.parse(event.body) as Record<string, unknown>),
    deliveries: rows.map(({ deferred: _deferred, seq: _seq, ...row }) => ({
      ...row,
      attempts: attempts
        .filter((entry) => entry.deliveryId === row.id)
        .map(({ id: _id, deliveryId: _deliveryId, ...entry }) => entry),
    })),
  };
}

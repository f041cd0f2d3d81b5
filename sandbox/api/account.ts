import { and, eq, inArray, sum } from "drizzle-orm";
import { Hono } from "hono";
import { escrows } from "../db/schema/index";
import { type Ctx, getWorld } from "../domain/context";
import { balanceOf, DEVELOPER, payout, wallet } from "../domain/ledger";
import { toDecimal } from "../domain/money";
import { findUserById } from "../domain/people/users";
import { forbidden, NOT_ASSOCIATED } from "../domain/refusal";
import type { ApiEnv } from "./context";

/** `GET /me` and `GET /balance` (dhmad-api.md §9). */
export function account(ctx: Ctx, defaultLimit: number) {
  const routes = new Hono<ApiEnv>();

  routes.get("/me", async (c) => {
    const key = c.get("key");
    const world = await getWorld(ctx.db, key.worldId);
    const user = world.associatedUserId ? await findUserById(ctx.db, world.associatedUserId) : undefined;
    return c.json({
      apiKey: {
        id: key.id,
        name: key.name,
        prefix: `sk_${key.environment}_`,
        environment: key.environment,
        rateLimit: key.rateLimit ?? defaultLimit,
        createdAt: key.createdAt.toISOString(),
      },
      developer: { id: world.id, applicationName: world.applicationName },
      associatedUser: user
        ? { id: user.id, email: user.email, firstName: user.firstName, lastName: user.lastName }
        : null,
    });
  });

  routes.get("/balance", async (c) => {
    const world = await getWorld(ctx.db, c.get("key").worldId);
    const user = world.associatedUserId ? await findUserById(ctx.db, world.associatedUserId) : undefined;
    if (!user) throw forbidden(NOT_ASSOCIATED, "not_associated");
    const [own, earned, fees, [inEscrow]] = await Promise.all([
      balanceOf(ctx.db, world.id, wallet(user.id)),
      balanceOf(ctx.db, world.id, payout(user.id)),
      balanceOf(ctx.db, world.id, DEVELOPER),
      ctx.db
        .select({ amount: sum(escrows.amountTnd) })
        .from(escrows)
        .where(
          and(
            eq(escrows.worldId, world.id),
            eq(escrows.buyerEmail, user.email),
            inArray(escrows.status, ["paid", "delivered"]),
          ),
        ),
    ]);
    return c.json({
      balance: {
        available: toDecimal(own + earned + fees),
        pending: 0,
        escrow: toDecimal(Number(inEscrow?.amount ?? 0)),
      },
    });
  });

  return routes;
}

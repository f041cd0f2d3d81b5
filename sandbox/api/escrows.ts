import { Hono } from "hono";
import { z } from "zod";
import { type Ctx, change, getWorld, worldTime } from "../domain/context";
import { contractOf } from "../domain/contracts/read";
import { contractView, createdContractView } from "../domain/contracts/view";
import { associatedEmail, createEscrow } from "../domain/escrows/create";
import { moveEscrow } from "../domain/escrows/move";
import { findEscrow, listEscrows } from "../domain/escrows/read";
import { partyOf } from "../domain/escrows/state";
import { updateEscrow } from "../domain/escrows/update";
import { createdView, escrowView, movedView, updatedView } from "../domain/escrows/view";
import { findUserById } from "../domain/people/users";
import { proofView } from "../domain/proofs/view";
import { badRequest, forbidden, NOT_ASSOCIATED, notFound } from "../domain/refusal";
import { readBody, readOptionalBody } from "./body";
import type { ApiContext, ApiEnv } from "./context";
import { escrowBody, toEscrowInput, toEscrowUpdate, updateBody } from "./escrow-body";
import { escrowId } from "./escrow-id";

const listQuery = z.object({
  status: z.enum(["pending", "paid", "delivered", "completed", "cancelled"]).optional(),
  role: z.enum(["buyer", "seller"]).optional(),
  page: z.coerce.number().int().min(1).default(1),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});

const reasonBody = z.object({
  reason: z.string({ error: "reason must be a string" }).max(1000, "reason is too long").nullish(),
});

/** Escrows (dhmad-api.md §4). */
export function escrowRoutes(ctx: Ctx) {
  const routes = new Hono<ApiEnv>();

  routes.post("/", async (c) => {
    const key = c.get("key");
    const input = toEscrowInput(await readBody(c, escrowBody), key.environment);
    const { escrow, now } = await change(ctx, key.worldId, async (step) => ({
      escrow: await createEscrow(step, input),
      now: step.now,
    }));
    const contract = await contractOf(ctx.db, escrow.id);
    return c.json(
      {
        message: "Escrow created successfully",
        escrow: await createdView(ctx.db, escrow),
        contract: contract ? createdContractView(contract, ctx.origin, now) : null,
        url: `${ctx.origin}/dashboard/escrow/${escrow.id}`,
        trackingId: escrow.id,
      },
      201,
    );
  });

  routes.get("/", async (c) => {
    const email = await requireAssociated(ctx, c);
    const query = listQuery.safeParse(c.req.query());
    if (!query.success) {
      const field = query.error.issues[0]?.path.join(".") ?? "query";
      throw badRequest(`Invalid query parameter: ${field}`, field);
    }
    const { page, limit } = query.data;
    const { rows, total } = await listEscrows(ctx.db, c.get("key").worldId, { email, ...query.data });
    const escrows = await Promise.all(rows.map((row) => escrowView(ctx.db, row)));
    return c.json({ escrows, pagination: { page, limit, total, pages: Math.ceil(total / limit) } });
  });

  routes.get("/:id", async (c) => {
    const escrow = await findEscrow(ctx.db, c.get("key").worldId, escrowId(c));
    if (!escrow) throw notFound("Escrow not found");
    return c.json({ escrow: await escrowView(ctx.db, escrow) });
  });

  routes.get("/:id/contract", async (c) => {
    const email = await requireAssociated(ctx, c);
    const worldId = c.get("key").worldId;
    const escrow = await findEscrow(ctx.db, worldId, escrowId(c));
    if (!escrow) throw notFound("Escrow not found");
    const contract = await contractOf(ctx.db, escrow.id);
    if (!contract) throw notFound("Contract not found for this escrow");
    if (!partyOf(escrow, email)) {
      throw forbidden(
        "You do not have access to this escrow. You can only view escrows where you are the seller or buyer.",
      );
    }
    const now = worldTime(await getWorld(ctx.db, worldId));
    return c.json({ contract: contractView(contract, ctx.origin, now) });
  });

  routes.get("/:id/proof", async (c) => {
    const worldId = c.get("key").worldId;
    const escrow = await findEscrow(ctx.db, worldId, escrowId(c));
    if (!escrow) throw notFound("Escrow not found");
    if (!escrow.fulfillmentPolicy) throw badRequest("This escrow has no proof policy");
    const now = worldTime(await getWorld(ctx.db, worldId));
    return c.json({ proof: await proofView(ctx.db, escrow, ctx.origin, now) });
  });

  routes.put("/:id", async (c) => {
    const id = escrowId(c);
    const update = toEscrowUpdate(await readBody(c, updateBody));
    const escrow = await change(ctx, c.get("key").worldId, (step) => updateEscrow(step, id, update));
    return c.json({ message: "Escrow updated successfully", escrow: await updatedView(ctx.db, escrow) });
  });

  routes.post("/:id/deliver", async (c) => {
    const id = escrowId(c);
    const escrow = await change(ctx, c.get("key").worldId, async (step) => {
      const actor = await associatedEmail(step);
      return moveEscrow(step, { escrowId: id, move: "deliver", actor });
    });
    return c.json({ message: "Escrow marked as delivered", escrow: movedView(escrow) });
  });

  routes.post("/:id/reject-delivery", async (c) => {
    const id = escrowId(c);
    const { reason } = await readOptionalBody(c, reasonBody);
    const escrow = await change(ctx, c.get("key").worldId, async (step) => {
      const actor = await associatedEmail(step);
      return moveEscrow(step, { escrowId: id, move: "rejectDelivery", actor, reason: reason ?? undefined });
    });
    return c.json({ message: "Delivery rejected", escrow: movedView(escrow) });
  });

  routes.post("/:id/cancel", async (c) => {
    const id = escrowId(c);
    const escrow = await change(ctx, c.get("key").worldId, async (step) => {
      await associatedEmail(step);
      return moveEscrow(step, { escrowId: id, move: "cancel", actor: "developer" });
    });
    return c.json({ message: "Escrow cancelled successfully", escrow: movedView(escrow) });
  });

  return routes;
}

async function requireAssociated(ctx: Ctx, c: ApiContext): Promise<string> {
  const world = await getWorld(ctx.db, c.get("key").worldId);
  const user = world.associatedUserId ? await findUserById(ctx.db, world.associatedUserId) : undefined;
  if (!user) throw forbidden(NOT_ASSOCIATED, "not_associated");
  return user.email;
}

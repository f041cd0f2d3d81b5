import { Hono } from "hono";
import { z } from "zod";
import { type Ctx, change, getWorld, worldTime } from "../domain/context";
import { forbidden, notFound } from "../domain/refusal";
import { createSession } from "../domain/sessions/create";
import { findSession, sessionView } from "../domain/sessions/read";
import { ACTIONS } from "../domain/sessions/rules";
import { readBody } from "./body";
import type { ApiEnv } from "./context";
import { escrowId } from "./escrow-id";
import { email, text } from "./fields";

const sessionBody = z.object(
  {
    action: z.enum(ACTIONS, { error: `action must be one of: ${ACTIONS.join(", ")}` }),
    targetUserEmail: email("targetUserEmail"),
    redirectUrl: text("redirectUrl", 2000),
    metadata: z.record(z.string(), z.unknown(), { error: "metadata must be an object" }).nullish(),
  },
  { error: "The body must be a JSON object" },
);

/** `POST /escrows/:id/sessions` (dhmad-api.md §5). */
export function escrowSessions(ctx: Ctx) {
  const routes = new Hono<ApiEnv>();
  routes.post("/:id/sessions", async (c) => {
    const id = escrowId(c);
    const body = await readBody(c, sessionBody);
    const input = { ...body, metadata: body.metadata ?? undefined };
    const session = await change(ctx, c.get("key").worldId, (step) => createSession(step, id, input));
    return c.json(
      {
        sessionId: session.id,
        url: `${ctx.origin}/checkout/${session.id}`,
        expiresAt: session.expiresAt.toISOString(),
      },
      201,
    );
  });
  return routes;
}

/** `GET /sessions/:sessionId` (dhmad-api.md §5): 403 for another developer's, 404 unknown. */
export function sessions(ctx: Ctx) {
  const routes = new Hono<ApiEnv>();
  routes.get("/:sessionId", async (c) => {
    const session = await findSession(ctx.db, c.req.param("sessionId"));
    if (!session) throw notFound("Session not found");
    if (session.worldId !== c.get("key").worldId) {
      throw forbidden("You do not have access to this session");
    }
    const world = await getWorld(ctx.db, session.worldId);
    return c.json({ session: sessionView(session, worldTime(world)) });
  });
  return routes;
}

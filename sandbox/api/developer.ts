import { Hono } from "hono";
import { z } from "zod";
import { type Ctx, change } from "../domain/context";
import {
  createEndpoint,
  deleteEndpoint,
  type Endpoint,
  getEndpoint,
  listEndpoints,
  regenerateSecret,
  updateEndpoint,
} from "../domain/developer/webhooks";
import { readBody } from "./body";
import type { ApiEnv } from "./context";
import { text } from "./fields";
import { protect } from "./protect";
import type { RateLimiter } from "./rate-limit";

const events = z.array(z.string({ error: "events must be strings" }), { error: "events must be a list" });
const form = { error: "The body must be a JSON object" };
const createBody = z.object({ url: text("url", 2000), events: events.optional() }, form);
const updateBody = z.object(
  {
    url: text("url", 2000).optional(),
    events: events.optional(),
    isActive: z.boolean({ error: "isActive must be true or false" }).optional(),
  },
  form,
);

/** Management of webhooks under `/api/developer` (dhmad-api.md §7). The secret is in two answers only. */
export function createDeveloperApi(ctx: Ctx, limiter: RateLimiter, report: (error: unknown) => void) {
  const api = new Hono<ApiEnv>().basePath("/api/developer");
  protect(api, ctx, limiter, report);

  api.post("/webhooks", async (c) => {
    const { url, events: chosen } = await readBody(c, createBody);
    const input = { url, ...(chosen ? { events: chosen } : {}) };
    const row = await change(ctx, c.get("key").worldId, (step) => createEndpoint(step, input));
    return c.json({ message: "Webhook created successfully", webhook: withSecret(row) }, 201);
  });

  api.get("/webhooks", async (c) => {
    const rows = await listEndpoints(ctx.db, c.get("key").worldId);
    return c.json({ webhooks: rows.map(view) });
  });

  api.get("/webhooks/:id", async (c) =>
    c.json({ webhook: view(await getEndpoint(ctx.db, c.get("key").worldId, c.req.param("id"))) }),
  );

  api.put("/webhooks/:id", async (c) => {
    const body = await readBody(c, updateBody);
    const id = c.req.param("id");
    const row = await change(ctx, c.get("key").worldId, (step) => updateEndpoint(step, id, body));
    return c.json({ message: "Webhook updated successfully", webhook: view(row) });
  });

  api.post("/webhooks/:id/regenerate-secret", async (c) => {
    const id = c.req.param("id");
    const row = await change(ctx, c.get("key").worldId, (step) => regenerateSecret(step, id));
    return c.json({ message: "Webhook secret regenerated successfully", webhook: withSecret(row) });
  });

  api.delete("/webhooks/:id", async (c) => {
    const id = c.req.param("id");
    await change(ctx, c.get("key").worldId, (step) => deleteEndpoint(step, id));
    return c.json({ message: "Webhook deleted successfully" });
  });

  api.all("*", (c) => c.json({ error: "Not Found", message: `No route ${c.req.method} ${c.req.path}` }, 404));
  return api;
}

function view({ id, url, events: chosen, isActive, createdAt }: Endpoint) {
  return { id, url, events: chosen, isActive, createdAt: createdAt.toISOString() };
}

function withSecret(row: Endpoint) {
  return { ...view(row), secret: row.secret };
}

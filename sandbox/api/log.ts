import type { MiddlewareHandler } from "hono";
import { excerpt, recordApiCall } from "../domain/api-log";
import { type Ctx, worldTime } from "../domain/context";
import type { ApiContext, ApiEnv } from "./context";

/** Writes every call with a valid key into the developer's request log, faults and refusals too. */
export function logCalls(ctx: Ctx): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    const started = performance.now();
    await next();
    const world = c.get("world");
    const url = new URL(c.req.url);
    await recordApiCall(ctx.db, {
      worldId: world.id,
      environment: c.get("key").environment,
      method: c.req.method,
      path: url.pathname,
      query: url.search,
      requestBody: await sentBody(c),
      status: c.res.status,
      responseBody: await answeredBody(c.res),
      fault: c.get("fault") ?? null,
      durationMs: Math.round(performance.now() - started),
      at: worldTime(world),
    });
  };
}

/** The body, where the handler has read it: a body that was refused for its size is not read for the log either. */
async function sentBody(c: ApiContext): Promise<string | null> {
  const read = await c.req.bodyCache.text;
  return typeof read === "string" ? excerpt(read) : null;
}

async function answeredBody(answer: Response): Promise<string | null> {
  if (!/\bjson\b/.test(answer.headers.get("content-type") ?? "")) return null;
  return excerpt(await answer.clone().text());
}

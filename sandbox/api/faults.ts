import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import type { MiddlewareHandler } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { Ctx } from "../domain/context";
import type { ApiContext, ApiEnv } from "./context";
import { tooMany } from "./rate-limit";

/** Plays the faults that `/_control/faults` asked for, for the developer of this request. */
export function playFaults(ctx: Ctx): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    const fault = ctx.faults.takeApi(c.get("key").worldId, c.req.method, c.req.path);
    if (fault) c.set("fault", fault.effect);
    switch (fault?.effect) {
      case "delay":
        await new Promise((resolve) => setTimeout(resolve, fault.delayMs));
        return next();
      case "status": {
        const body = fault.body ?? {
          error: "Injected fault",
          message: `Status ${fault.status} by /_control/faults`,
        };
        return c.body(JSON.stringify(body), fault.status as ContentfulStatusCode, {
          "Content-Type": "application/json",
        });
      }
      case "rateLimit":
        return c.json(tooMany(fault.retryAfter), 429, { "Retry-After": String(fault.retryAfter) });
      case "dropBefore":
        c.env.incoming.socket.destroy();
        return c.body(null);
      case "dropAfter":
        await next();
        c.env.incoming.socket.destroy();
        return;
      case "truncate":
        await next();
        await truncate(c);
        return;
      default:
        return next();
    }
  };
}

/** Announces the whole body, sends half of it, and breaks the connection. */
async function truncate(c: ApiContext): Promise<void> {
  const body = Buffer.from(await c.res.arrayBuffer());
  const half = body.subarray(0, Math.floor(body.length / 2));
  const { status, headers } = c.res;
  const { outgoing } = c.env;
  outgoing.writeHead(status, { ...Object.fromEntries(headers), "content-length": body.length });
  outgoing.write(half, () => outgoing.destroy());
  const sent = new Response(null, { status, headers });
  for (const [name, value] of RESPONSE_ALREADY_SENT.headers) sent.headers.set(name, value);
  // Assigning over an answer would merge the old one's headers into the new one.
  c.res = undefined;
  c.res = sent;
}

import type { MiddlewareHandler } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { Ctx } from "../domain/context";
import type { ApiEnv } from "./context";
import { tooMany } from "./rate-limit";

/** Plays the faults that `/_control/faults` asked for, for the developer of this request. */
export function playFaults(ctx: Ctx): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    const fault = ctx.faults.takeApi(c.get("key").worldId, c.req.method, c.req.path);
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
      default:
        return next();
    }
  };
}

import type { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { Ctx } from "../domain/context";
import { Refusal } from "../domain/refusal";
import type { ApiEnv } from "./context";
import { playFaults } from "./faults";
import { requireKey } from "./keys";
import { logCalls } from "./log";
import { type RateLimiter, rateLimit } from "./rate-limit";

const MAX_BODY = 1024 * 1024;

/** What stands before every route with a key: limit, key, log, faults, size. Refusals become answers. */
export function protect(api: Hono<ApiEnv>, ctx: Ctx, limiter: RateLimiter, report: (error: unknown) => void) {
  api.onError((error, c) => {
    if (error instanceof Refusal) return c.json(error.body, error.status);
    report(error);
    return c.json({ error: "Internal Server Error", message: "Something went wrong" }, 500);
  });
  api.use(rateLimit(ctx, limiter));
  api.use(requireKey);
  api.use(logCalls(ctx));
  api.use(playFaults(ctx));
  api.use(
    bodyLimit({
      maxSize: MAX_BODY,
      // The rest of the body is not read, so the connection cannot serve another request.
      onError: (c) =>
        c.json({ error: "Payload Too Large", message: "The body must be at most 1 MB" }, 413, {
          Connection: "close",
        }),
    }),
  );
}

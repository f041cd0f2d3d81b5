import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { Ctx } from "../domain/context";
import { Refusal } from "../domain/refusal";
import { account } from "./account";
import type { ApiEnv } from "./context";
import { escrowRoutes } from "./escrows";
import { playFaults } from "./faults";
import { identityVerifications } from "./identity-verifications";
import { requireKey } from "./keys";
import { logCalls } from "./log";
import { type RateLimiter, rateLimit } from "./rate-limit";
import { escrowSessions, sessions } from "./sessions";

const MAX_BODY = 1024 * 1024;

/** The API under `/api/v1`: limit, key, faults, then the route. Every answer is JSON and carries the limit's headers. */
export function createApi(ctx: Ctx, limiter: RateLimiter, report: (error: unknown) => void) {
  const api = new Hono<ApiEnv>().basePath("/api/v1");
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
  api.route("/", account(ctx, limiter.defaultLimit));
  api.route("/identity-verifications", identityVerifications(ctx));
  api.route("/escrows", escrowRoutes(ctx));
  api.route("/escrows", escrowSessions(ctx));
  api.route("/sessions", sessions(ctx));
  api.all("*", (c) => c.json({ error: "Not Found", message: `No route ${c.req.method} ${c.req.path}` }, 404));
  return api;
}

import { Hono } from "hono";
import type { Ctx } from "../domain/context";
import { account } from "./account";
import type { ApiEnv } from "./context";
import { escrowRoutes } from "./escrows";
import { identityVerifications } from "./identity-verifications";
import { protect } from "./protect";
import type { RateLimiter } from "./rate-limit";
import { escrowSessions, sessions } from "./sessions";

/** The API under `/api/v1`: limit, key, faults, then the route. Every answer is JSON and carries the limit's headers. */
export function createApi(ctx: Ctx, limiter: RateLimiter, report: (error: unknown) => void) {
  const api = new Hono<ApiEnv>().basePath("/api/v1");
  protect(api, ctx, limiter, report);
  api.route("/", account(ctx, limiter.defaultLimit));
  api.route("/identity-verifications", identityVerifications(ctx));
  api.route("/escrows", escrowRoutes(ctx));
  api.route("/escrows", escrowSessions(ctx));
  api.route("/sessions", sessions(ctx));
  api.all("*", (c) => c.json({ error: "Not Found", message: `No route ${c.req.method} ${c.req.path}` }, 404));
  return api;
}

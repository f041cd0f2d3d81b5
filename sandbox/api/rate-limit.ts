import type { MiddlewareHandler } from "hono";
import type { Ctx } from "../domain/context";
import { worldTime } from "../domain/context";
import type { ApiEnv } from "./context";
import { findKey, presentedKey } from "./keys";

const WINDOW_MS = 60_000;

/** Requests of the last minute, per address and developer, in memory (dhmad-api.md §1). */
export class RateLimiter {
  private readonly seen = new Map<string, number[]>();

  constructor(readonly defaultLimit: number) {}

  /** Counts a request unless the window is full. Times are on the given clock, in milliseconds. */
  take(bucket: string, limit: number, now: number): { allowed: boolean; remaining: number; resetAt: number } {
    const recent = (this.seen.get(bucket) ?? []).filter((at) => at > now - WINDOW_MS && at <= now);
    const allowed = recent.length < limit;
    if (allowed) recent.push(now);
    if (recent.length > 0) this.seen.set(bucket, recent);
    else this.seen.delete(bucket);
    return { allowed, remaining: limit - recent.length, resetAt: (recent[0] ?? now) + WINDOW_MS };
  }

  /** Forgets the requests of one developer. */
  clear(worldId: string): void {
    for (const bucket of this.seen.keys()) if (bucket.endsWith(` ${worldId}`)) this.seen.delete(bucket);
  }
}

/**
 * Sliding window of a minute per address. Developers do not share a window, and each window runs on its developer's
 * clock, so that parallel worlds do not disturb each other.
 */
export function rateLimit(ctx: Ctx, limiter: RateLimiter): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    const found = await findKey(ctx.db, presentedKey(c));
    const key = found?.key;
    const now = found ? worldTime(found.world).getTime() : Date.now();
    const limit = key?.rateLimit ?? limiter.defaultLimit;
    const address = c.env.incoming.socket.remoteAddress ?? "unknown";
    const window = limiter.take(`${address} ${key?.worldId ?? ""}`, limit, now);
    const headers = {
      "X-RateLimit-Limit": String(limit),
      "X-RateLimit-Remaining": String(window.remaining),
      "X-RateLimit-Reset": String(Math.ceil(window.resetAt / 1000)),
    };
    if (!window.allowed) {
      const retryAfter = Math.max(1, Math.ceil((window.resetAt - now) / 1000));
      return c.json(tooMany(retryAfter), 429, { ...headers, "Retry-After": String(retryAfter) });
    }
    if (found) {
      c.set("key", found.key);
      c.set("world", found.world);
    }
    await next();
    for (const [name, value] of Object.entries(headers)) c.header(name, value);
  };
}

export function tooMany(retryAfter: number) {
  return { error: "Too Many Requests", message: "Rate limit exceeded. Please try again later.", retryAfter };
}

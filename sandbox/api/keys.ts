import { eq } from "drizzle-orm";
import type { MiddlewareHandler } from "hono";
import type { Reader } from "../db/client";
import { apiKeys, worlds } from "../db/schema/index";
import type { World } from "../domain/context";
import { unauthorized } from "../domain/refusal";
import type { ApiContext, ApiEnv, ApiKey } from "./context";

const FORM = /^sk_(sandbox|live)_[0-9a-f]{64}$/;

/** The key that came with the request: `Authorization: Bearer` or `X-API-Key` (dhmad-api.md §1). */
export function presentedKey(c: ApiContext): string | undefined {
  const bearer = c.req.header("authorization")?.match(/^Bearer\s+(\S+)$/i)?.[1];
  return bearer ?? c.req.header("x-api-key");
}

/** The key with its developer's world. */
export async function findKey(
  db: Reader,
  key: string | undefined,
): Promise<{ key: ApiKey; world: World } | undefined> {
  if (!key || !FORM.test(key)) return undefined;
  const [row] = await db
    .select({ key: apiKeys, world: worlds })
    .from(apiKeys)
    .innerJoin(worlds, eq(worlds.id, apiKeys.worldId))
    .where(eq(apiKeys.key, key));
  return row;
}

/** Refuses with 401 where the rate limiter found no valid key. */
export const requireKey: MiddlewareHandler<ApiEnv> = async (c, next) => {
  if (!c.get("key")) {
    const presented = presentedKey(c);
    if (!presented) throw unauthorized("API key is required. Use Authorization: Bearer or X-API-Key.");
    throw unauthorized(
      FORM.test(presented)
        ? "Invalid API key"
        : "Invalid API key. A key is sk_sandbox_ or sk_live_ followed by 64 hex characters.",
    );
  }
  await next();
};

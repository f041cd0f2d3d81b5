import type { HttpBindings } from "@hono/node-server";
import type { Context } from "hono";
import type { apiKeys } from "../db/schema/index";
import type { World } from "../domain/context";

export type ApiKey = typeof apiKeys.$inferSelect;

/** What the middleware hands to the handlers of the API; `fault` names the one that was played. */
export type ApiEnv = { Bindings: HttpBindings; Variables: { key: ApiKey; world: World; fault?: string } };
export type ApiContext = Context<ApiEnv>;

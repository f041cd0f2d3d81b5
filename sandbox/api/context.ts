import type { HttpBindings } from "@hono/node-server";
import type { Context } from "hono";
import type { apiKeys } from "../db/schema/index";

export type ApiKey = typeof apiKeys.$inferSelect;

/** What the middleware hands to the handlers of the API. */
export type ApiEnv = { Bindings: HttpBindings; Variables: { key: ApiKey } };
export type ApiContext = Context<ApiEnv>;

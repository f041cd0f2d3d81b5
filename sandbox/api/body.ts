import type { z } from "zod";
import { badRequest } from "../domain/refusal";
import type { ApiContext } from "./context";

/** Reads a JSON object and checks it; unknown fields are ignored. The first fault is answered with its field. */
export async function readBody<T extends z.ZodType>(c: ApiContext, schema: T): Promise<z.output<T>> {
  return check(schema, await readJson(c));
}

/** Like `readBody`, where no body at all is fine too. */
export async function readOptionalBody<T extends z.ZodType>(c: ApiContext, schema: T): Promise<z.output<T>> {
  const text = await c.req.text();
  return check(schema, text === "" ? {} : parse(c, text));
}

async function readJson(c: ApiContext): Promise<unknown> {
  return parse(c, await c.req.text());
}

function parse(c: ApiContext, text: string): unknown {
  if (!/^application\/json\b/i.test(c.req.header("content-type") ?? "")) {
    throw badRequest("Content-Type must be application/json");
  }
  try {
    return JSON.parse(text);
  } catch {
    throw badRequest("The body is not valid JSON");
  }
}

function check<T extends z.ZodType>(schema: T, value: unknown): z.output<T> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const field = issue?.path.join(".");
  throw badRequest(issue?.message ?? "Invalid body", field || undefined);
}

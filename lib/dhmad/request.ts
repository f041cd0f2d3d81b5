import type { z } from "zod";
import { SECOND_MS } from "@/lib/clock";
import { readError } from "./errors";

/**
 * What a call came to. `refused`: DHMAD understood and said no. `unavailable`: no usable answer; `certain` where DHMAD
 * surely did not act (it limited us, or could not be reached), so that a write may simply be sent again.
 */
export type DhmadAnswer<T> =
  | { ok: true; status: number; data: T }
  | {
      ok: false;
      kind: "refused";
      status: number;
      code: string;
      message: string;
      userMessage?: string;
      body: unknown;
    }
  | { ok: false; kind: "unavailable"; certain: boolean; message: string; retryAfterMs?: number };

export type DhmadConnection = {
  /** With `/api/v1`, without a slash at the end. */
  baseUrl: string;
  apiKey: string;
  fetch: typeof fetch;
  timeoutMs: number;
};

/** Errors of the socket that mean that nothing was sent. */
const NOT_SENT = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "ENETUNREACH",
  "EHOSTUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
]);

/** One call to DHMAD. Never throws for what the network or DHMAD does; never retries: only the caller knows if it may. */
export async function send<S extends z.ZodType>(
  // Without a key where the credentials are in the body: the token endpoint of `oauth.ts`.
  connection: Omit<DhmadConnection, "apiKey"> & { apiKey?: string },
  method: "GET" | "POST",
  path: string,
  answer: S,
  body?: Record<string, unknown>,
): Promise<DhmadAnswer<z.infer<S>>> {
  let response: Response;
  let text: string;
  try {
    response = await connection.fetch(`${connection.baseUrl}${path}`, {
      method,
      headers: {
        ...(connection.apiKey ? { authorization: `Bearer ${connection.apiKey}` } : {}),
        accept: "application/json",
        ...(body ? { "content-type": "application/json" } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
      cache: "no-store",
      redirect: "error",
      signal: AbortSignal.timeout(connection.timeoutMs),
    });
    text = await response.text();
  } catch (cause) {
    const code = socketCode(cause);
    return {
      ok: false,
      kind: "unavailable",
      certain: NOT_SENT.has(code),
      message: `DHMAD could not be reached (${code})`,
    };
  }
  const json = parseJson(text);
  if (response.ok) {
    const parsed = answer.safeParse(json);
    if (parsed.success) return { ok: true, status: response.status, data: parsed.data };
    const where = parsed.error.issues[0]?.path.join(".") ?? "";
    return {
      ok: false,
      kind: "unavailable",
      certain: false,
      message: `DHMAD's answer was not understood (${where})`,
    };
  }
  const error = readError(response.status, json);
  if (response.status === 429) {
    const retryAfterMs = (error.retryAfterSeconds ?? 60) * SECOND_MS;
    return { ok: false, kind: "unavailable", certain: true, message: error.message, retryAfterMs };
  }
  if (response.status >= 500)
    return { ok: false, kind: "unavailable", certain: false, message: error.message };
  return {
    ok: false,
    kind: "refused",
    status: response.status,
    code: error.code,
    message: error.message,
    ...(error.userMessage ? { userMessage: error.userMessage } : {}),
    body: json,
  };
}

function socketCode(cause: unknown): string {
  const inner = (cause as { cause?: { code?: string } }).cause?.code;
  return inner ?? (cause as { name?: string }).name ?? "unknown";
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

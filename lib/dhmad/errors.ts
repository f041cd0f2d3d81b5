import { z } from "zod";

const businessRule = z.looseObject({
  type: z.string().nullish(),
  code: z.string().nullish(),
  message: z.string().nullish(),
  user_message: z.string().nullish(),
});
const errorBody = z.looseObject({
  error: z.union([z.string(), businessRule]).nullish(),
  message: z.string().nullish(),
  retryAfter: z.number().nullish(),
});

export type DhmadError = { code: string; message: string; userMessage?: string; retryAfterSeconds?: number };

/**
 * Reads an error body of DHMAD's. `error` is a string or, for business rules, an object whose `user_message` is meant
 * for the person (dhmad-api.md, section 2). A body that is neither still gives a code: the HTTP status.
 */
export function readError(status: number, body: unknown): DhmadError {
  const parsed = errorBody.safeParse(body);
  const fallback = { code: `HTTP_${status}`, message: `DHMAD answered ${status}` };
  if (!parsed.success) return fallback;
  const { error, message, retryAfter } = parsed.data;
  const seconds = retryAfter == null ? {} : { retryAfterSeconds: retryAfter };
  if (error && typeof error === "object") {
    return {
      code: error.code ?? fallback.code,
      message: error.message ?? fallback.message,
      ...(error.user_message ? { userMessage: error.user_message } : {}),
      ...seconds,
    };
  }
  // Some refusals name their code in `error` itself: 409 PROOF_NOT_ACCEPTED.
  const code = error && /^[A-Z][A-Z0-9_]+$/.test(error) ? error : fallback.code;
  return { code, message: message ?? error ?? fallback.message, ...seconds };
}

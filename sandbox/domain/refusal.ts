export type RefusalStatus = 400 | 401 | 403 | 404 | 409 | 413 | 429;

/** An expected failure, with the body that the API answers (dhmad-api.md §2). */
export class Refusal extends Error {
  constructor(
    readonly status: RefusalStatus,
    readonly body: Record<string, unknown>,
    /** A short stable name for pages and control; never sent by the API except in business rules. */
    readonly code: string,
  ) {
    super(typeof body.message === "string" ? body.message : code);
  }
}

export function badRequest(message: string, field?: string, code = "bad_request"): Refusal {
  return new Refusal(400, { error: "Bad Request", message, ...(field ? { details: { field } } : {}) }, code);
}

export function unauthorized(message: string): Refusal {
  return new Refusal(401, { error: "Unauthorized", message }, "unauthorized");
}

export function forbidden(message: string, code = "forbidden"): Refusal {
  return new Refusal(403, { error: "Forbidden", message }, code);
}

/** 404 bodies carry `error` only. */
export function notFound(error: string): Refusal {
  return new Refusal(404, { error }, "not_found");
}

export function conflict(message: string, extra: Record<string, unknown>, code: string): Refusal {
  return new Refusal(409, { error: "Conflict", message, ...extra }, code);
}

/** What a session must not be created for: 400 with `error` as an object. */
export function businessRule(code: string, message: string, userMessage: string): Refusal {
  return new Refusal(
    400,
    { error: { type: "business_rule_violation", code, message, user_message: userMessage } },
    code,
  );
}

export const NOT_ASSOCIATED =
  "Developer account must be associated with a user account. Please associate your account in the developer dashboard.";

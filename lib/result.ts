/** Why an expected failure happened. Screens word it; logs count it. */
export type FailureCode =
  | "invalid_input"
  | "not_signed_in"
  | "not_found"
  | "forbidden"
  | "rate_limited"
  | "conflict"
  | "not_verified"
  | "refused_by_dhmad"
  | "dhmad_unreachable"
  | "mail_failed";

/** `message` is a key of the message catalogues, or DHMAD's own words to the user; `fields` are keys by field name. */
export type Failure = { code: FailureCode; message: string; fields?: Record<string, string[]> };
export type Result<T> = { ok: true; data: T } | { ok: false; error: Failure };

export const ok = <T>(data: T): Result<T> => ({ ok: true, data });
export const fail = (
  code: FailureCode,
  message: string,
  fields?: Record<string, string[]>,
): Result<never> => ({ ok: false, error: fields ? { code, message, fields } : { code, message } });

type Details = Record<string, string | number | boolean | null | undefined>;

/** A failed query's own message lists what it was asked with: addresses and tokens. Its cause says what was wrong. */
function described(error: Error): Details {
  if (!isFailedQuery(error)) return { error: error.message, stack: error.stack };
  const { query, cause, stack = "" } = error;
  return {
    error: cause instanceof Error ? cause.message || cause.name : error.name,
    query,
    stack: stack.slice(stack.indexOf("\n    at ") + 1),
  };
}

/** By its form (drizzle-orm's `DrizzleQueryError`): a bundle may hold the class twice. */
const isFailedQuery = (error: Error): error is Error & { query: string } =>
  "query" in error && typeof error.query === "string" && "params" in error;

const write =
  (level: "info" | "warn" | "error") =>
  (event: string, details: Details = {}, cause?: unknown): void => {
    const error = cause instanceof Error ? described(cause) : {};
    process.stderr.write(
      `${JSON.stringify({ at: new Date().toISOString(), level, event, ...details, ...error })}\n`,
    );
  };

/** One line of JSON an event, on stderr. Ids and codes only: no addresses, texts or secrets. */
export const log = { info: write("info"), warn: write("warn"), error: write("error") };

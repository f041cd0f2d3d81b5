type Details = Record<string, string | number | boolean | null | undefined>;

const write =
  (level: "info" | "warn" | "error") =>
  (event: string, details: Details = {}, cause?: unknown): void => {
    const error = cause instanceof Error ? { error: cause.message, stack: cause.stack } : {};
    process.stderr.write(
      `${JSON.stringify({ at: new Date().toISOString(), level, event, ...details, ...error })}\n`,
    );
  };

/** One line of JSON an event, on stderr. Ids and codes only: no addresses, texts or secrets. */
export const log = { info: write("info"), warn: write("warn"), error: write("error") };

const FOREIGN_KEY = "23503";

/** Whether a write failed because what it belongs to is gone: a world that was reset, an endpoint that was deleted. */
export function isForeignKeyViolation(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ("code" in cause && cause.code === FOREIGN_KEY) return true;
  }
  return false;
}

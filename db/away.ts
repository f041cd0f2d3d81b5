/** As postgres.js and Node name what keeps a query from reaching the server. */
const UNREACHABLE =
  /^(?:ECONN\w+|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|EPIPE|CONNECT_TIMEOUT|CONNECTION_\w+)$/;

/**
 * As PostgreSQL does (Appendix A, "Error Codes"): connections that break (08), a database that is not there (3D) or takes
 * nobody (55000), no room (53), a server that stops or starts (57P), a disk that fails (58).
 */
const UNABLE = /^(?:08\w{3}|3D\w{3}|53\w{3}|55000|57P\w{2}|58\w{3})$/;

/** Whether the database itself is away, rather than a query wrong: then trying again later helps. */
export function isDatabaseAway(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const { code } = cause as { code?: unknown };
    if (typeof code === "string" && (UNREACHABLE.test(code) || UNABLE.test(code))) return true;
    if (cause instanceof AggregateError && cause.errors.some(isDatabaseAway)) return true;
  }
  return false;
}

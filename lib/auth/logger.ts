import "server-only";
import type { NextAuthOptions } from "next-auth";
import { log } from "@/lib/log";

/** What next-auth reports where the session could not be read, on its way to answering that there is none. */
const UNREAD = ["adapter_error_getSessionAndUser", "SESSION_ERROR"];

/**
 * next-auth's reports in our log. A session that could not be read is thrown on instead: while the database is away nobody
 * is told that they are signed out, and whoever catches it logs it.
 */
export const authLogger: NextAuthOptions["logger"] = {
  error: (code, reported) => {
    const cause = reported instanceof Error ? reported : reported.error;
    if (UNREAD.includes(code)) throw cause;
    log.error("auth.failed", { code }, cause);
  },
  warn: (code) => log.warn("auth.warned", { code }),
};

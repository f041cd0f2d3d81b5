import { randomBytes } from "node:crypto";
import { DAY_MS } from "@/lib/clock";

/** How long a session lasts, whichever way it began. */
export const SESSION_MS = 30 * DAY_MS;

/** How next-auth 4 names the session's cookie, over plain HTTP and over HTTPS. */
export const SESSION_COOKIES = ["next-auth.session-token", "__Secure-next-auth.session-token"] as const;

/** A session's token that nobody guesses: 32 random bytes in hex. */
export const newSessionToken = (): string => randomBytes(32).toString("hex");

/** The session's cookie at the address of the site: next-auth sets and reads it so, and whoever opens a session beside it. */
export function sessionCookie(appUrl: string) {
  const secure = appUrl.startsWith("https://");
  return {
    name: SESSION_COOKIES[secure ? 1 : 0],
    options: { httpOnly: true, sameSite: "lax", path: "/", secure },
  } as const;
}

import { createHash, randomBytes } from "node:crypto";
import { MINUTE_MS } from "@/lib/clock";

export const LINK_LIFETIME_MS = 15 * MINUTE_MS;

/** A token that nobody guesses: 32 random bytes in hex. */
export const newSignInToken = (): string => randomBytes(32).toString("hex");

/** As next-auth 4 stores it (`hashToken` in its core/lib/utils.js): who reads our database cannot sign in with it. */
export const hashSignInToken = (token: string, secret: string): string =>
  createHash("sha256").update(`${token}${secret}`).digest("hex");

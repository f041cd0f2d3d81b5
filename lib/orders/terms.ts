import { createHash } from "node:crypto";

/** Names a contract's terms briefly: a buyer's form carries it, so that other terms than those shown are never ordered. */
export const termsDigest = (terms: string): string =>
  createHash("sha256").update(terms).digest("base64url").slice(0, 22);

import { createHash, randomBytes } from "node:crypto";

/** 24 hex digits, like DHMAD's own: seconds, then chance. */
export function newId(at: Date): string {
  const seconds = Math.floor(at.getTime() / 1000)
    .toString(16)
    .padStart(8, "0")
    .slice(-8);
  return seconds + randomBytes(8).toString("hex");
}

export function isId(value: string): boolean {
  return /^[0-9a-f]{24}$/i.test(value);
}

/** A secret for a cookie or a link. */
export function newToken(): string {
  return randomBytes(24).toString("base64url");
}

export function sha256(value: string): string {
  return createHash("sha256").update(value).digest("hex");
}

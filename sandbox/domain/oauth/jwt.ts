import { createHmac, timingSafeEqual } from "node:crypto";

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
const signatureOf = (input: string, secret: string) =>
  createHmac("sha256", secret).update(input).digest("base64url");

/** A JSON Web Token, HS256, as in DHMAD's examples (dhmad-api.md §8). */
export function signToken(claims: Record<string, unknown>, secret: string): string {
  const input = `${encode({ alg: "HS256", typ: "JWT" })}.${encode(claims)}`;
  return `${input}.${signatureOf(input, secret)}`;
}

/** The claims of a token, unchecked: only to find out whose secret must have signed it. */
export function readClaims(token: string): Record<string, unknown> | null {
  const [, payload] = token.split(".");
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload ?? "", "base64url").toString("utf8"));
    return claims !== null && typeof claims === "object" ? { ...claims } : null;
  } catch {
    return null;
  }
}

export function isSignedBy(token: string, secret: string): boolean {
  const at = token.lastIndexOf(".");
  const given = Buffer.from(token.slice(at + 1));
  const wanted = Buffer.from(signatureOf(token.slice(0, at), secret));
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

import { createHmac, timingSafeEqual } from "node:crypto";
import { MINUTE_MS, SECOND_MS } from "@/lib/clock";
import { dhmadIdToken } from "./oauth-wire";

/** By how much DHMAD's clock and ours may differ. */
const LEEWAY_MS = MINUTE_MS;

type Expected = { issuer: string; clientId: string; clientSecret: string; nonce: string };
type Checked = { ok: true; sub: string } | { ok: false; reason: string };

/**
 * Checks an id token (OIDC Core 3.1.3.7): signed HS256 with our client secret, by this issuer, for us, for this very
 * sign-in (`nonce`), and not run out. `reason` is for the log.
 */
export function checkIdToken(token: string, expected: Expected, now: Date): Checked {
  const refuse = (reason: string): Checked => ({ ok: false, reason });
  const parts = token.split(".");
  const [header = "", payload = "", signature = ""] = parts;
  if (parts.length !== 3) return refuse("form");
  const { alg, crit } = (decode(header) ?? {}) as Record<string, unknown>;
  // Only what DHMAD signs with: a token may not choose its own algorithm, least of all none.
  if (alg !== "HS256" || crit !== undefined) return refuse("alg");
  const wanted = createHmac("sha256", expected.clientSecret).update(`${header}.${payload}`).digest();
  const given = Buffer.from(signature, "base64url");
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return refuse("signature");

  const claims = dhmadIdToken.safeParse(decode(payload));
  if (!claims.success) return refuse("claims");
  const { iss, sub, aud, azp, exp, nonce } = claims.data;
  if (withoutSlash(iss) !== withoutSlash(expected.issuer)) return refuse("iss");
  const audience = [aud].flat();
  if (!audience.includes(expected.clientId)) return refuse("aud");
  if ((azp ?? expected.clientId) !== expected.clientId || (audience.length > 1 && !azp)) return refuse("azp");
  if (exp * SECOND_MS + LEEWAY_MS <= now.getTime()) return refuse("exp");
  if (nonce !== expected.nonce) return refuse("nonce");
  return { ok: true, sub };
}

const withoutSlash = (url: string) => url.replace(/\/+$/, "");

function decode(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, "base64url").toString("utf8"));
  } catch {
    return null;
  }
}

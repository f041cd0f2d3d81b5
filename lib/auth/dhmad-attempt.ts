import "server-only";
import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { decode, encode } from "next-auth/jwt";
import { z } from "zod";
import type { Db } from "@/db/client";
import { DAY_MS, MINUTE_MS, SECOND_MS } from "@/lib/clock";
import { LOCALES } from "@/lib/i18n/locales";
import { takeFromLimit } from "@/lib/rate-limit";

/** From leaving for DHMAD to coming back: logging in there and giving consent takes a mail and a few minutes. */
export const ATTEMPT_LIFETIME_MS = 15 * MINUTE_MS;

const attempt = z.object({
  state: z.string().min(1),
  verifier: z.string().min(1),
  nonce: z.string().min(1),
  locale: z.enum(LOCALES),
  /** Where the person was going. */
  next: z.string(),
  /** The signed-in person whose account is to be linked; null where somebody signs in. */
  linkFor: z.string().nullable(),
});

/** What is kept in the browser while its person is at DHMAD: sealed, so that nobody reads the verifier or chooses the state. */
export type DhmadAttempt = z.infer<typeof attempt>;

const secretText = () => randomBytes(32).toString("base64url");

export const newAttempt = (part: Pick<DhmadAttempt, "locale" | "next" | "linkFor">): DhmadAttempt => ({
  ...part,
  state: secretText(),
  verifier: secretText(),
  nonce: secretText(),
});

/** PKCE's S256: what DHMAD learns of the verifier before it is shown. */
export const challengeOf = (verifier: string): string =>
  createHash("sha256").update(verifier).digest("base64url");

/** Whether the answer belongs to this attempt; in a time that tells nothing. */
export function isAnswerTo({ state }: DhmadAttempt, given: string | null): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(state), digest(given ?? ""));
}

/** Says whether this is the first time that an answer to the attempt is taken: it is good once, whoever kept its cookie. */
export const spendAttempt = (db: Db, { state }: DhmadAttempt, now: Date): Promise<boolean> =>
  takeFromLimit(db, `dhmad-attempt:${challengeOf(state)}`, { max: 1, windowMs: DAY_MS }, now);

/** The cookie that keeps it. `Lax`: DHMAD sends the browser back from another site. */
export function attemptCookie(appUrl: string) {
  const secure = appUrl.startsWith("https://");
  return {
    // `__Host-`: no neighbour under the same domain can plant an attempt of theirs.
    name: secure ? "__Host-souk.dhmad" : "souk.dhmad",
    options: { httpOnly: true, sameSite: "lax", path: "/", secure },
  } as const;
}

/** Encrypted and dated by the code that seals next-auth's own cookies, under a key of its own (`salt`). */
const SALT = "souk.dhmad";

export const sealAttempt = (value: DhmadAttempt, secret: string): Promise<string> =>
  encode({ token: value, secret, salt: SALT, maxAge: ATTEMPT_LIFETIME_MS / SECOND_MS });

/** The attempt in a cookie; null where there is none, it was not sealed by us, or it is too old. */
export async function openAttempt(sealed: string | undefined, secret: string): Promise<DhmadAttempt | null> {
  if (!sealed) return null;
  // What cannot be opened is what somebody made up, or what ran out: for both the person begins again.
  const opened = await decode({ token: sealed, secret, salt: SALT }).catch(() => null);
  const parsed = attempt.safeParse(opened);
  return parsed.success ? parsed.data : null;
}

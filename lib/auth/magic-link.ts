import "server-only";
import { createHash } from "node:crypto";
import { and, eq } from "drizzle-orm";
import type { Db } from "@/db/client";
import { verificationTokens } from "@/db/schema";
import { type Clock, MINUTE_MS } from "@/lib/clock";
import type { Locale } from "@/lib/i18n/locales";
import { log } from "@/lib/log";
import { type Mail, signInMail } from "@/lib/mail";
import { type Limit, takeFromLimit } from "@/lib/rate-limit";
import { fail, ok, type Result } from "@/lib/result";
import { hashSignInToken, LINK_LIFETIME_MS, newSignInToken } from "./token";

export const PER_ADDRESS: Limit = { max: 5, windowMs: 15 * MINUTE_MS };
/** What one mailbox gets from all of us together, whoever asks. */
export const PER_MAILBOX: Limit = { max: 30, windowMs: 15 * MINUTE_MS };
export const PER_IP: Limit = { max: 20, windowMs: 15 * MINUTE_MS };

/** Counts one wish to sign in from a network, by whatever way, and says whether it is within the limit. */
export const takeSignIn = (db: Db, ip: string, now: Date): Promise<boolean> =>
  takeFromLimit(db, `sign-in:ip:${ip}`, PER_IP, now);

type Request = { email: string; next: string; locale: Locale; ip: string };
type Surroundings = {
  appUrl: string;
  secret: string;
  clock: Clock;
  send: (mail: Mail) => Promise<void>;
};

/**
 * Mails a link that signs `email` (lower-cased) in once within 15 minutes. Whether anyone has that address is never
 * looked up, so neither the answer nor its time tells. An address that asked too often gets the same answer and no
 * mail. Fails with `rate_limited` (too many from one IP) and `mail_failed` (the mail server did not take it).
 */
export async function requestMagicLink(
  db: Db,
  request: Request,
  { appUrl, secret, clock, send }: Surroundings,
): Promise<Result<null>> {
  const now = clock();
  if (!(await takeSignIn(db, request.ip, now))) return fail("rate_limited", "tooManySignIns");
  const address = createHash("sha256").update(request.email).digest("hex");
  // Counted together with who asks: a stranger's requests do not lock the owner of the address out.
  if (!(await takeFromLimit(db, `sign-in:address:${address}:${request.ip}`, PER_ADDRESS, now)))
    return ok(null);
  if (!(await takeFromLimit(db, `sign-in:mailbox:${address}`, PER_MAILBOX, now))) return ok(null);

  const token = newSignInToken();
  const stored = { identifier: request.email, token: hashSignInToken(token, secret) };
  await db
    .insert(verificationTokens)
    .values({ ...stored, expires: new Date(now.getTime() + LINK_LIFETIME_MS) });

  const link = new URL(`/${request.locale}/sign-in/confirm`, appUrl);
  link.searchParams.set("token", token);
  link.searchParams.set("email", request.email);
  link.searchParams.set("next", request.next);
  try {
    await send(await signInMail(request.locale, request.email, link.toString()));
  } catch (cause) {
    log.error("sign_in_mail_failed", {}, cause);
    await db
      .delete(verificationTokens)
      .where(
        and(eq(verificationTokens.identifier, stored.identifier), eq(verificationTokens.token, stored.token)),
      );
    return fail("mail_failed", "mailFailed");
  }
  return ok(null);
}

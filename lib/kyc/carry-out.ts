import "server-only";
import type { Db } from "@/db/client";
import { type Clock, systemClock } from "@/lib/clock";
import type { DhmadClient } from "@/lib/dhmad";
import type { Locale } from "@/lib/i18n/locales";
import { log } from "@/lib/log";
import type { Mail } from "@/lib/mail";
import { ok, type Result } from "@/lib/result";
import type { Next } from "./intent";
import { proofNotSent } from "./proof";
import { proofMail } from "./proof-mail";
import { type Sent, sendIntended } from "./send";

export type VerificationOptions = {
  appUrl: string;
  locale: Locale;
  /** Hands our own mail over; throws where it is not taken. */
  send: (mail: Mail) => Promise<void>;
  clock?: Clock;
};

/** Does what was committed: calls DHMAD, or mails the person. Where neither answers, the screen says so and offers to try again. */
export async function carryOut(
  db: Db,
  client: DhmadClient,
  userId: string,
  next: Next,
  { appUrl, locale, send, clock = systemClock }: VerificationOptions,
): Promise<Result<Sent>> {
  if (next.ask === "dhmad") return sendIntended(db, client, userId, clock);
  if (next.ask === "nobody") return ok({ reached: true });
  const link = new URL(`/${locale}/sell/address/confirm`, appUrl);
  link.searchParams.set("token", next.token);
  try {
    await send(await proofMail(locale, next.email, link.toString()));
  } catch (cause) {
    log.error("address_proof_mail_failed", {}, cause);
    await proofNotSent(db, userId, next.token);
    return ok({ reached: false });
  }
  return ok({ reached: true });
}

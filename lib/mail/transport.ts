import "server-only";
import nodemailer, { type Transporter } from "nodemailer";
import { SECOND_MS } from "@/lib/clock";
import { env } from "@/lib/env";

/** A mail as it leaves: both bodies say the same. */
export type Mail = {
  to: string;
  subject: string;
  text: string;
  html: string;
  /** With its angle brackets. A mail that may be sent twice has one of its own, by which mail programs fold the two. */
  messageId?: string;
  headers?: Record<string, string>;
};

let transport: Transporter | undefined;

/**
 * Hands a mail to the server at SMTP_URL, from MAIL_FROM. A person may be waiting, so it gives up after seconds.
 * @throws Error where the server cannot be reached or refuses.
 */
export async function sendMail(mail: Mail): Promise<void> {
  transport ??= nodemailer.createTransport({
    url: env().SMTP_URL,
    connectionTimeout: 5 * SECOND_MS,
    greetingTimeout: 5 * SECOND_MS,
    socketTimeout: 10 * SECOND_MS,
  });
  await transport.sendMail({ from: env().MAIL_FROM, ...mail });
}

/** What went wrong where no server took the conversation up; trying another mail now would fail too. */
const NO_SERVER = /^(ECONNECTION|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ESOCKET|EDNS|ETLS|EAUTH)$/;

const partOf = (cause: unknown, name: string): unknown =>
  typeof cause === "object" && cause !== null ? (cause as Record<string, unknown>)[name] : undefined;

/** Whether `sendMail` failed because of the server, not because of this mail. */
export const isUnreachable = (cause: unknown): boolean => NO_SERVER.test(String(partOf(cause, "code")));

/** Why a mail was not taken, as codes alone, and whether that is for good: a 5xx for its recipient (RFC 5321, 4.2.1). */
export function refusalOf(cause: unknown): { code: string; permanent: boolean } {
  const code = String(partOf(cause, "code") ?? "unknown");
  const status = Number(partOf(cause, "responseCode") ?? 0);
  return { code: status ? `${code} ${status}` : code, permanent: code === "EENVELOPE" && status >= 500 };
}

import "server-only";
import nodemailer, { type Transporter } from "nodemailer";
import { SECOND_MS } from "@/lib/clock";
import { env } from "@/lib/env";

/** A mail as it leaves: both bodies say the same. */
export type Mail = { to: string; subject: string; text: string; html: string };

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

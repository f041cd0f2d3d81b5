import { createTransport } from "nodemailer";
import type { OutgoingMail } from "../domain/context";
import type { FaultBook } from "../domain/faults";
import { WORLD_HEADER } from "./store";

const FROM = '"DHMAD" <no-reply@dhmad.test>';

/** Sends DHMAD's own mails through the sandbox's SMTP server; a mail fault makes it throw. */
export function createSender(smtpPort: number, faults: FaultBook) {
  const transport = createTransport({ host: "127.0.0.1", port: smtpPort, secure: false, ignoreTLS: true });
  return async ({ worldId, to, subject, text, html }: OutgoingMail): Promise<void> => {
    if (faults.takeMail(worldId, to)) throw new Error("Mail fault");
    await transport.sendMail({ from: FROM, to, subject, text, html, headers: { [WORLD_HEADER]: worldId } });
  };
}

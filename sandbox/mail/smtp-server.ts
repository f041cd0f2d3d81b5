import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";
import type { Db } from "../db/client";
import { storeMail } from "./store";

const MAX_BYTES = 10 * 1024 * 1024;

/** The mailbox's door: takes any mail from this machine, without log-in or encryption. */
export async function startSmtp(db: Db, port: number): Promise<{ port: number; close: () => Promise<void> }> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["AUTH", "STARTTLS"],
    disableReverseLookup: true,
    size: MAX_BYTES,
    logger: false,
    closeTimeout: 500,
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("error", done);
      stream.on("end", () => {
        if (stream.sizeExceeded) {
          done(new Error("Message too large"));
          return;
        }
        const recipients = session.envelope.rcptTo.map((recipient) => recipient.address);
        storeMail(db, Buffer.concat(chunks), recipients).then(() => done(), done);
      });
    },
  });
  const address = await new Promise<AddressInfo>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => resolve(server.server.address() as AddressInfo));
  });
  // A client that hangs up in the middle is no reason to stop.
  server.removeAllListeners("error");
  server.on("error", () => undefined);
  return { port: address.port, close: () => new Promise((resolve) => server.close(() => resolve())) };
}

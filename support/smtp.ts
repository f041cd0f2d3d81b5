import type { AddressInfo } from "node:net";
import { type ParsedMail, simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";

/** An SMTP server of a test's own, on loopback. */
export type TestSmtp = {
  url: string;
  /** What it took, oldest first. */
  mails: ParsedMail[];
  /** Answers a recipient with this from now on instead of taking the mail (550 is for good, 451 is not); null takes it. */
  refuse: (status: number | null) => void;
  stop: () => Promise<void>;
};

export async function startTestSmtp(port = 0): Promise<TestSmtp> {
  const mails: ParsedMail[] = [];
  let refusal: number | null = null;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["AUTH", "STARTTLS"],
    disableReverseLookup: true,
    logger: false,
    closeTimeout: 500,
    onRcptTo(_address, _session, done) {
      done(refusal ? Object.assign(new Error("Not taken"), { responseCode: refusal }) : null);
    },
    onData(stream, _session, done) {
      simpleParser(stream).then((mail) => {
        mails.push(mail);
        done();
      }, done);
    },
  });
  const address = await new Promise<AddressInfo>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => resolve(server.server.address() as AddressInfo));
  });
  // A client that hangs up in the middle is no reason to stop.
  server.removeAllListeners("error");
  server.on("error", () => undefined);
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    mails,
    refuse: (status) => {
      refusal = status;
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

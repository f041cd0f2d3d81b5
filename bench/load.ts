import { connect, type Socket } from "node:net";

const HEAD_END = "\r\n\r\n";
/** `encoding`: what the answers may be compressed with, as a browser asks (`gzip`); plain unless told. */
type LoadOptions = { connections: number; durationMs: number; encoding?: string };

const CHUNKED_END = Buffer.from("\r\n0\r\n\r\n");

/**
 * Asks for `url` again and again over `connections` sockets that stay open, for `durationMs`. Returns how many
 * whole answers came, and how many that is a second. Written on bare sockets: an HTTP client would cost more than the server that it measures.
 * @throws Error at the first answer that is not 200, and when a connection breaks.
 */
export async function load(
  url: string,
  { connections, durationMs, encoding = "identity" }: LoadOptions,
): Promise<{ answers: number; perSecond: number }> {
  const { host, hostname, port, pathname } = new URL(url);
  const request = `GET ${pathname} HTTP/1.1\r\nHost: ${host}\r\nAccept: text/html\r\nAccept-Encoding: ${encoding}\r\n\r\n`;
  const until = performance.now() + durationMs;
  let answers = 0;

  const run = () =>
    new Promise<void>((done, fail) => {
      const socket: Socket = connect(Number(port), hostname === "localhost" ? "127.0.0.1" : hostname);
      const answer = new Answer();
      socket.setNoDelay(true);
      socket.once("error", fail).once("close", () => fail(new Error(`${url} closed the connection`)));
      socket.once("connect", () => socket.write(request));
      socket.on("data", (chunk: Buffer) => {
        if (!answer.take(chunk)) return;
        if (!answer.isOk) {
          fail(new Error(`${url} did not answer 200`));
          socket.destroy();
          return;
        }
        answers++;
        if (performance.now() < until) socket.write(request);
        else {
          done();
          socket.destroy();
        }
      });
    });

  const began = performance.now();
  await Promise.all(Array.from({ length: connections }, run));
  return { answers, perSecond: (answers * 1000) / (performance.now() - began) };
}

/** Knows when an answer is whole, with as little work as possible: the head is read once, the body only counted. */
class Answer {
  isOk = false;
  private missing: number | "unknown" | null = null;
  /** The last bytes of an answer in chunks: its end may come in pieces. */
  private tail = Buffer.alloc(0);

  /** Takes what arrived; true when that ends the answer. The next call begins a new one. */
  take(chunk: Buffer): boolean {
    let bytes = chunk.length;
    if (this.missing === null) {
      const end = chunk.indexOf(HEAD_END);
      if (end < 0) throw new Error("The head of an answer came in pieces");
      const head = chunk.toString("latin1", 0, end);
      this.isOk = head.startsWith("HTTP/1.1 200");
      const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
      this.missing = length === undefined ? "unknown" : Number(length);
      bytes -= end + HEAD_END.length;
    }
    if (this.missing !== "unknown") this.missing -= bytes;
    else
      this.tail = Buffer.concat([this.tail, chunk.subarray(-CHUNKED_END.length)]).subarray(
        -CHUNKED_END.length,
      );
    const whole = this.missing === "unknown" ? this.tail.equals(CHUNKED_END) : this.missing <= 0;
    if (!whole) return false;
    this.missing = null;
    this.tail = Buffer.alloc(0);
    return true;
  }
}

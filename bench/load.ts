import { connect, type Socket } from "node:net";

const HEAD_END = "\r\n\r\n";
const CHUNKED_END = "0\r\n\r\n";

/**
 * Asks for `url` again and again over `connections` sockets that stay open, for `durationMs`. Returns whole answers a
 * second. Written on bare sockets: an HTTP client would cost more than the server that it measures.
 * @throws Error at the first answer that is not 200, and when a connection breaks.
 */
export async function load(
  url: string,
  { connections, durationMs }: { connections: number; durationMs: number },
): Promise<number> {
  const { host, hostname, port, pathname } = new URL(url);
  const request = `GET ${pathname} HTTP/1.1\r\nHost: ${host}\r\nAccept: text/html\r\n\r\n`;
  const until = performance.now() + durationMs;
  let answers = 0;

  const run = () =>
    new Promise<void>((done, fail) => {
      const socket: Socket = connect(Number(port), hostname === "localhost" ? "127.0.0.1" : hostname);
      let received = "";
      socket.setEncoding("latin1").setNoDelay(true);
      socket.once("error", fail).once("close", () => fail(new Error(`${url} closed the connection`)));
      socket.once("connect", () => socket.write(request));
      socket.on("data", (chunk: string) => {
        received += chunk;
        if (!isWhole(received)) return;
        if (!received.startsWith("HTTP/1.1 200")) {
          fail(new Error(`${url} answered ${received.slice(0, received.indexOf("\r\n"))}`));
          socket.destroy();
          return;
        }
        answers++;
        received = "";
        if (performance.now() < until) socket.write(request);
        else {
          done();
          socket.destroy();
        }
      });
    });

  const began = performance.now();
  await Promise.all(Array.from({ length: connections }, run));
  return (answers * 1000) / (performance.now() - began);
}

function isWhole(received: string): boolean {
  const head = received.indexOf(HEAD_END);
  if (head < 0) return false;
  const length = /\r\ncontent-length: (\d+)/i.exec(received.slice(0, head))?.[1];
  return length === undefined
    ? received.endsWith(CHUNKED_END)
    : received.length >= head + HEAD_END.length + Number(length);
}

import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { load } from "./load";

const servers: ReturnType<typeof createServer>[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections();
});

async function serve(answer: Parameters<typeof createServer>[1]): Promise<string> {
  const server = createServer(answer ?? (() => {}));
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

test("counts whole answers, of known length and in chunks", async () => {
  let asked = 0;
  const url = await serve((_, response) => {
    asked++;
    if (asked % 2) return response.end("é".repeat(40_000));
    response.write("one");
    response.write("é".repeat(40_000));
    response.end();
  });
  const { answers, perSecond } = await load(url, { connections: 4, durationMs: 300 });
  expect(answers).toBe(asked);
  expect(asked).toBeGreaterThanOrEqual(4);
  expect(perSecond).toBeGreaterThan(0);
  expect(perSecond).toBeLessThan(answers / 0.25);
});

test("an answer that is not 200 stops the measurement", async () => {
  const url = await serve((_, response) => response.writeHead(503).end());
  await expect(load(url, { connections: 1, durationMs: 100 })).rejects.toThrow("did not answer 200");
});

test("an answer whose end comes in pieces is whole all the same", async () => {
  const url = await serve((_, response) => {
    const socket = response.socket;
    socket?.setNoDelay(true);
    socket?.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab");
    setTimeout(() => socket?.write("\r\n0"), 20);
    setTimeout(() => socket?.write("\r\n\r\n"), 40);
  });
  expect(await load(url, { connections: 1, durationMs: 1 })).toMatchObject({ answers: 1 });
});

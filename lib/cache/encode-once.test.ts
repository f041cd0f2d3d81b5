import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeAll, expect, it, vi } from "vitest";
import { encodeOnce, rememberBytes } from "./encode-once";

const PAGE = "Déjà vu · سوق · ".repeat(1000);
const servers: Server[] = [];

beforeAll(() => encodeOnce());
afterEach(() => {
  vi.restoreAllMocks();
  for (const server of servers.splice(0)) server.close().closeAllConnections();
});

async function ask(answer: RequestListener): Promise<Buffer> {
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  return Buffer.from(await response.arrayBuffer());
}

it("sends a page unchanged, and encodes it for its first answer only", async () => {
  const encode = vi.spyOn(Buffer, "from");
  const answer: RequestListener = (_, response) => {
    response.setHeader("Content-Length", Buffer.byteLength(PAGE));
    response.end(PAGE);
  };
  for (let turn = 0; turn < 3; turn++) expect((await ask(answer)).toString()).toBe(PAGE);
  expect(encode.mock.calls.filter(([text]) => (text as unknown) === PAGE)).toHaveLength(1);
});

it("leaves alone what has an encoding of its own, what is short, and what is bytes already", async () => {
  const latin = "é".repeat(10_000);
  expect(await ask((_, response) => response.end(latin, "latin1"))).toEqual(Buffer.from(latin, "latin1"));
  expect((await ask((_, response) => response.end("سوق"))).toString()).toBe("سوق");
  expect((await ask((_, response) => response.end(Buffer.from(PAGE)))).toString()).toBe(PAGE);
  expect(await ask((_, response) => response.end())).toHaveLength(0);
});

it("calls back when the answer is out", async () => {
  const done = vi.fn();
  await ask((_, response) => response.end(PAGE, done));
  await vi.waitFor(() => expect(done).toHaveBeenCalledOnce());
});

it("forgets the oldest texts beyond what it may keep", () => {
  const bytesOf = rememberBytes(30);
  const [a, b, c] = ["a".repeat(12), "b".repeat(12), "c".repeat(12)];
  const [first, second] = [bytesOf(a), bytesOf(b)];
  expect(bytesOf(a)).toBe(first);
  const third = bytesOf(c);
  expect(bytesOf(b)).toBe(second);
  expect(bytesOf(c)).toBe(third);
  expect(bytesOf(a)).not.toBe(first);
  expect(bytesOf(a)).toEqual(first);
});

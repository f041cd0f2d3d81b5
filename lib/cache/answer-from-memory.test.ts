import { createServer, get, type IncomingHttpHeaders, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { afterEach, expect, it } from "vitest";
import { answerFromMemory, before } from "./answer-from-memory";
import { AnswerMemory } from "./answer-memory";

const PAGE = "Déjà vu · سوق · ".repeat(100);
const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections();
});

async function listen(server: Server): Promise<Ask> {
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return (path = "/fr", { method = "GET", ...headers } = {}) =>
    new Promise((resolve, reject) => {
      get({ port, path, headers, method, host: "127.0.0.1" }, async (answer) => {
        const parts: Buffer[] = [];
        for await (const part of answer) parts.push(part as Buffer);
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(parts) });
      }).on("error", reject);
    });
}

type Answer = { status: number; headers: IncomingHttpHeaders; body: Buffer };
type Ask = (path?: string, headers?: Record<string, string>) => Promise<Answer>;

const VARY = "rsc, next-router-state-tree, next-router-prefetch, next-router-segment-prefetch";

/** A server that answers as Next does from its cache, but for `changes`; counts how often it was asked. */
function cached(changes: Record<string, string> = {}, answer?: RequestListener) {
  const asked: string[] = [];
  const listener: RequestListener = (request, response) => {
    asked.push(`${request.method} ${request.url}`);
    const headers = {
      "content-type": "text/html; charset=utf-8",
      "x-nextjs-cache": "HIT",
      vary: VARY,
      ...changes,
    };
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    if (answer) return answer(request, response);
    response.end(PAGE);
  };
  return { asked, listener };
}

const newMemories = () => ({ pages: new AnswerMemory(1e6, 60_000), files: new AnswerMemory(1e7, 60_000) });

async function serve(changes: Record<string, string> = {}, answer?: RequestListener) {
  const memories = newMemories();
  const { asked, listener } = cached(changes, answer);
  return { memories, asked, ask: await listen(createServer(before(listener, memories))) };
}

it("asks once for a page of the cache and sends the same bytes and headers from then on", async () => {
  const { ask, asked } = await serve({ "cache-control": "s-maxage=3600" });
  const [first, second, other] = [await ask(), await ask(), await ask("/ar")];
  expect(second.body.toString()).toBe(PAGE);
  expect(second.status).toBe(200);
  const { date: _one, ...firstHeaders } = first.headers;
  const { date: _two, ...secondHeaders } = second.headers;
  expect(secondHeaders).toEqual(firstHeaders);
  expect(other.body).toEqual(first.body);
  expect(asked).toEqual(["GET /fr", "GET /ar"]);
});

it("keeps each encoding apart, and what comes in pieces whole", async () => {
  const zipped = gzipSync(PAGE);
  const { ask, asked } = await serve({ vary: `${VARY}, Accept-Encoding` }, (request, response) => {
    if (request.headers["accept-encoding"] !== "gzip") return response.end(PAGE);
    response.setHeader("content-encoding", "gzip");
    response.write(zipped.subarray(0, 20));
    response.write(zipped.subarray(20));
    return response.end();
  });
  for (let turn = 0; turn < 2; turn++) {
    const { headers, body } = await ask("/fr", { "accept-encoding": "gzip" });
    expect(headers["content-encoding"]).toBe("gzip");
    expect(body).toEqual(zipped);
    expect((await ask("/fr")).body.toString()).toBe(PAGE);
  }
  expect(asked).toHaveLength(2);
});

it.each<[string, Record<string, string>]>([
  ["was just made", { "x-nextjs-cache": "MISS" }],
  ["is older than it should be", { "x-nextjs-cache": "STALE" }],
  ["is no page", { "content-type": "text/x-component" }],
  ["sets a cookie", { "set-cookie": "a=b" }],
  ["varies by something else", { vary: "cookie" }],
])("does not keep what %s", async (_, changes) => {
  const { ask, asked } = await serve(changes);
  await ask();
  await ask();
  expect(asked).toHaveLength(2);
});

it("does not keep an error", async () => {
  const { ask, asked } = await serve({}, (_, response) => {
    response.statusCode = 404;
    response.end(PAGE);
  });
  expect([(await ask()).status, (await ask()).status, asked.length]).toEqual([404, 404, 2]);
});

it.each<[string, string, Record<string, string>]>([
  ["a part of a page", "/fr", { rsc: "1" }],
  ["a prefetch", "/fr", { "next-router-prefetch": "1" }],
  ["another method", "/fr", { method: "HEAD" }],
  ["an address with a question", "/fr?a=b", {}],
  ["a part of the bytes", "/fr", { range: "bytes=0-9" }],
  ["whether it has changed", "/fr", { "if-modified-since": "Mon, 23 Nov 2026 03:34:47 GMT" }],
])("hands on %s, although the page is known", async (_, path, headers) => {
  const { ask, asked } = await serve();
  await ask();
  await ask(path, headers);
  expect(asked).toHaveLength(2);
});

const FILE = {
  "content-type": "image/webp",
  "cache-control": "public, max-age=31536000, immutable",
  "x-nextjs-cache": "",
  vary: VARY,
};

it("asks once for a file that never changes, and keeps it while pages are forgotten", async () => {
  const bytes = Buffer.from([0xff, 0, 0x80, 0x0a]);
  const { ask, asked, memories } = await serve(FILE, (_, response) => response.end(bytes));
  expect((await ask("/pictures/a.webp")).body).toEqual(bytes);
  memories.pages.forgetAll();
  const { body, headers } = await ask("/pictures/a.webp");
  expect(body).toEqual(bytes);
  expect(headers).toMatchObject({ "content-type": "image/webp", "content-length": "4" });
  expect(asked).toHaveLength(1);
});

it.each<[string, Record<string, string>, number]>([
  ["that may change", { "cache-control": "public, max-age=3600" }, 4],
  ["that is one person's", { "cache-control": "private, max-age=31536000, immutable" }, 4],
  ["that sets a cookie", { "set-cookie": "a=b" }, 4],
  ["that is larger than any of ours", {}, 1024 * 1024 + 1],
])("does not keep a file %s", async (_, changes, size) => {
  const { ask, asked } = await serve({ ...FILE, ...changes }, (_request, response) => {
    response.write(Buffer.alloc(size - 1));
    response.end(Buffer.alloc(1));
  });
  for (let turn = 0; turn < 2; turn++) expect((await ask("/file")).body).toHaveLength(size);
  expect(asked).toHaveLength(2);
});

it("does not keep what was broken off", async () => {
  const { ask, asked } = await serve(FILE, (_, response) => {
    if (asked.length > 1) return response.end(PAGE);
    response.write(PAGE.slice(0, 10));
    response.destroy();
    return response.end();
  });
  await expect(ask("/pictures/a.webp")).rejects.toThrow();
  expect((await ask("/pictures/a.webp")).body.toString()).toBe(PAGE);
});

it("forgets a page that was on its way while all was forgotten", async () => {
  const { ask, asked, memories } = await serve({}, (_, response) => {
    if (asked.length === 1) memories.pages.forgetAll();
    response.end(PAGE);
  });
  for (let turn = 0; turn < 3; turn++) await ask();
  expect(asked).toHaveLength(2);
});

it("stands before a server from its first request on", async () => {
  const { asked, listener } = cached();
  answerFromMemory(newMemories());
  const ask = await listen(createServer(listener));
  for (let turn = 0; turn < 3; turn++) expect((await ask()).body.toString()).toBe(PAGE);
  expect(asked).toHaveLength(1);
});

import { subscribe, unsubscribe } from "node:diagnostics_channel";
import type { IncomingMessage, RequestListener, Server, ServerResponse } from "node:http";
import type { PageMemory } from "./page-memory";

/** Next answers the same address with something else than the page where one of these is sent (its `Vary` names them). */
const NOT_THE_PAGE = [
  "rsc",
  "next-router-state-tree",
  "next-router-prefetch",
  "next-router-segment-prefetch",
];
/** What an answer may vary by and be kept. */
const TOLD_APART = [...NOT_THE_PAGE, "accept-encoding"];

/** Puts `memory` before the web server of this process, as soon as its first request comes. */
export function answerFromMemory(memory: PageMemory): void {
  const start = "http.server.request.start";
  const onStart = (message: unknown) => {
    unsubscribe(start, onStart);
    const { server } = message as { server: Server };
    const listeners = server.listeners("request") as RequestListener[];
    server.removeAllListeners("request");
    for (const listener of listeners) server.on("request", before(listener, memory));
  };
  subscribe(start, onStart);
}

/**
 * Answers with a page of the cache as it was sent before, byte for byte, without asking Next: that looks the page up
 * through its router, and encodes and compresses it anew, for each request (docs/decisions/006). Only what Next says to
 * come whole from its own cache is kept, so that this is never fresher or staler than that one by more than a request.
 */
export function before(next: RequestListener, memory: PageMemory): RequestListener {
  return (request, response) => {
    const key = keyOf(request);
    if (key === null) return next(request, response);
    const page = memory.get(key);
    if (!page) {
      keepWhatIsSent(key, response, memory);
      return next(request, response);
    }
    response.writeHead(200, page.headers);
    response.end(page.body);
  };
}

/** What tells one page from another, and one encoding of it; null for what is no plain question for a page. */
function keyOf({ method, url, headers }: IncomingMessage): string | null {
  if (method !== "GET" || url === undefined || url.includes("?")) return null;
  if (NOT_THE_PAGE.some((name) => name in headers)) return null;
  return `${headers["accept-encoding"] ?? ""} ${url}`;
}

function keepWhatIsSent(key: string, response: ServerResponse, memory: PageMemory): void {
  const mark = memory.mark();
  const parts: Buffer[] = [];
  let wanted: boolean | undefined;
  const keep = (chunk: unknown, encoding: unknown) => {
    wanted ??= isFromCache(response);
    if (!wanted || chunk === undefined || chunk === null || typeof chunk === "function") return;
    const textEncoding = typeof encoding === "string" ? (encoding as BufferEncoding) : "utf8";
    parts.push(
      typeof chunk === "string" ? Buffer.from(chunk, textEncoding) : Buffer.from(chunk as Uint8Array),
    );
  };
  const { write, end } = response;
  response.write = function keptWrite(...args: unknown[]) {
    keep(args[0], args[1]);
    return (write as (...given: unknown[]) => boolean).apply(response, args);
  };
  response.end = function keptEnd(...args: unknown[]) {
    keep(args[0], args[1]);
    (end as (...given: unknown[]) => ServerResponse).apply(response, args);
    if (wanted) memory.put(key, { headers: headersOf(response, parts), body: Buffer.concat(parts) }, mark);
    return response;
  };
}

function isFromCache(response: ServerResponse): boolean {
  return (
    response.statusCode === 200 &&
    response.getHeader("x-nextjs-cache") === "HIT" &&
    String(response.getHeader("content-type")).startsWith("text/html") &&
    !response.hasHeader("set-cookie") &&
    namesOf(response.getHeader("vary")).every((name) => TOLD_APART.includes(name))
  );
}

const namesOf = (vary: number | string | string[] | undefined) =>
  String(vary ?? "")
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean);

const headersOf = (response: ServerResponse, parts: Buffer[]) => ({
  ...response.getHeaders(),
  "content-length": parts.reduce((sum, part) => sum + part.length, 0),
});

import { subscribe, unsubscribe } from "node:diagnostics_channel";
import type { IncomingMessage, RequestListener, Server, ServerResponse } from "node:http";
import type { AnswerMemory } from "./answer-memory";

/** `pages` change, and are forgotten when they do. `files` never change: their address names their content. */
export type Memories = { pages: AnswerMemory; files: AnswerMemory };

/** Next answers the same address with something else than the page where one of these is sent (its `Vary` names them). */
const NOT_THE_PAGE = [
  "rsc",
  "next-router-state-tree",
  "next-router-prefetch",
  "next-router-segment-prefetch",
];
/** Who sends one of these asks for a part, or whether what they have is still good. */
const NOT_THE_WHOLE = ["range", "if-none-match", "if-modified-since"];
/** What an answer may vary by and be kept. */
const TOLD_APART = [...NOT_THE_PAGE, "accept-encoding"];
/** More than any page or stored picture has. */
const MOST_BYTES_OF_ONE = 1024 * 1024;

/** Puts the memories before the web server of this process, as soon as its first request comes. */
export function answerFromMemory(memories: Memories): void {
  const start = "http.server.request.start";
  const onStart = (message: unknown) => {
    unsubscribe(start, onStart);
    const { server } = message as { server: Server };
    const listeners = server.listeners("request") as RequestListener[];
    server.removeAllListeners("request");
    for (const listener of listeners) server.on("request", before(listener, memories));
  };
  subscribe(start, onStart);
}

/**
 * Answers with a page of the cache or a file as it was sent before, byte for byte, without asking Next: that looks it up
 * through its router, reads, encodes and compresses it anew, for each request (docs/decisions/006). Of pages only what
 * Next says to come whole from its own cache is kept, so that this is never fresher or staler than that one by more than
 * a request; of files what everybody may keep for ever.
 */
export function before(next: RequestListener, memories: Memories): RequestListener {
  return (request, response) => {
    const key = keyOf(request);
    if (key === null) return next(request, response);
    const answer = memories.pages.get(key) ?? memories.files.get(key);
    if (!answer) {
      keepWhatIsSent(key, response, memories);
      return next(request, response);
    }
    response.writeHead(200, answer.headers);
    response.end(answer.body);
  };
}

/** What tells one answer from another, and one encoding of it; null for what is no plain question for the whole of it. */
function keyOf({ method, url, headers }: IncomingMessage): string | null {
  if (method !== "GET" || url === undefined || url.includes("?")) return null;
  if (NOT_THE_PAGE.some((name) => name in headers) || NOT_THE_WHOLE.some((name) => name in headers))
    return null;
  return `${headers["accept-encoding"] ?? ""} ${url}`;
}

function keepWhatIsSent(key: string, response: ServerResponse, memories: Memories): void {
  const marks = { pages: memories.pages.mark(), files: memories.files.mark() };
  const parts: Buffer[] = [];
  let bytes = 0;
  let kind: keyof Memories | null | undefined;
  const keep = (chunk: unknown, encoding: unknown) => {
    if (kind === undefined) kind = kindOf(response);
    if (!kind || chunk === undefined || chunk === null || typeof chunk === "function") return;
    const textEncoding = typeof encoding === "string" ? (encoding as BufferEncoding) : "utf8";
    const part =
      typeof chunk === "string" ? Buffer.from(chunk, textEncoding) : Buffer.from(chunk as Uint8Array);
    bytes += part.length;
    if (bytes <= MOST_BYTES_OF_ONE) parts.push(part);
    else kind = null;
  };
  const { write, end } = response;
  response.write = function keptWrite(...args: unknown[]) {
    keep(args[0], args[1]);
    return (write as (...given: unknown[]) => boolean).apply(response, args);
  };
  response.end = function keptEnd(...args: unknown[]) {
    keep(args[0], args[1]);
    // Whoever went away midway leaves a part of it.
    const isWhole = !response.destroyed && Number(response.getHeader("content-length") ?? bytes) === bytes;
    (end as (...given: unknown[]) => ServerResponse).apply(response, args);
    if (kind && isWhole)
      memories[kind].put(
        key,
        { headers: headersOf(response, bytes), body: Buffer.concat(parts) },
        marks[kind],
      );
    return response;
  };
}

function kindOf(response: ServerResponse): keyof Memories | null {
  const isTheSameToAll =
    response.statusCode === 200 &&
    !response.hasHeader("set-cookie") &&
    namesOf(response.getHeader("vary")).every((name) => TOLD_APART.includes(name));
  if (!isTheSameToAll) return null;
  const isPage = String(response.getHeader("content-type")).startsWith("text/html");
  if (isPage) return response.getHeader("x-nextjs-cache") === "HIT" ? "pages" : null;
  const control = namesOf(response.getHeader("cache-control"));
  return control.includes("public") && control.includes("immutable") ? "files" : null;
}

const namesOf = (header: number | string | string[] | undefined) =>
  String(header ?? "")
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean);

const headersOf = (response: ServerResponse, bytes: number) => ({
  ...response.getHeaders(),
  "content-length": bytes,
});

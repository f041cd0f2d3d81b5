import { subscribe } from "node:diagnostics_channel";
import { ServerResponse } from "node:http";

/** In characters: for less, looking it up costs as much as encoding it. */
const LEAST_LENGTH = 4 * 1024;
/** Of encoded pages, over all of them. */
const MOST_BYTES = 32 * 1024 * 1024;

type End = (chunk?: unknown, encoding?: unknown, done?: unknown) => ServerResponse;

/**
 * Lets the pages of the cache be sent as the bytes that they were sent as before. Next keeps a page as text and hands
 * this text to Node for each answer, which then encodes the whole of it again (docs/decisions/006). Only whole texts
 * pass here: what is streamed, and what is compressed, is left as it is.
 */
export function encodeOnce(): void {
  const bytesOf = rememberBytes(MOST_BYTES);
  const end = ServerResponse.prototype.end as End;
  function endInBytes(this: ServerResponse, chunk?: unknown, encoding?: unknown, done?: unknown) {
    const isPage = typeof chunk === "string" && chunk.length >= LEAST_LENGTH && encoding === undefined;
    return end.call(this, isPage ? bytesOf(chunk) : chunk, encoding, done);
  }
  subscribe("http.server.request.start", (message) => {
    (message as { response: ServerResponse }).response.end = endInBytes as ServerResponse["end"];
  });
}

/** Texts as UTF-8, each encoded when it is asked for first; the oldest are forgotten beyond `mostBytes`. */
export function rememberBytes(mostBytes: number): (text: string) => Buffer {
  const known = new Map<string, Buffer>();
  let total = 0;
  return (text) => {
    const before = known.get(text);
    if (before) return before;
    const bytes = Buffer.from(text);
    known.set(text, bytes);
    total += bytes.length;
    for (const [oldText, oldBytes] of known) {
      if (total <= mostBytes) break;
      known.delete(oldText);
      total -= oldBytes.length;
    }
    return bytes;
  };
}

import { createHmac, timingSafeEqual } from "node:crypto";

/** How long a link to a file works, on the world's clock (dhmad-api.md §6: "time-limited: never store it"). */
export const LINK_LIFETIME_MS = 15 * 60_000;

/** A path that opens a file until it expires. */
export function signedLink(path: string, key: string, now: Date): string {
  const expires = String(now.getTime() + LINK_LIFETIME_MS);
  return `${path}?expires=${expires}&signature=${mark(path, key, expires)}`;
}

/** The link to an uploaded file; `origin` is the sandbox's own. */
export function fileLink(origin: string, file: { id: string; linkKey: string }, now: Date): string {
  return `${origin}${signedLink(`/files/${file.id}`, file.linkKey, now)}`;
}

/** Whether a link is ours and has not run out. */
export function isLiveLink(path: string, key: string, query: Record<string, string>, now: Date): boolean {
  const { expires = "", signature = "" } = query;
  const wanted = Buffer.from(mark(path, key, expires));
  const given = Buffer.from(signature);
  if (wanted.length !== given.length || !timingSafeEqual(wanted, given)) return false;
  return Number(expires) > now.getTime();
}

function mark(path: string, key: string, expires: string): string {
  return createHmac("sha256", key).update(`${path}:${expires}`).digest("hex");
}

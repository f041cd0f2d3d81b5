import type { World } from "./context";
import { badRequest } from "./refusal";

const LOCAL_HOSTS = new Set(["localhost", "127.0.0.1"]);

/** Whether a redirect may go there: on the allow list (the query does not count), https except on this machine. */
export function isAllowedRedirect(url: string, allowed: string[]): boolean {
  const parsed = parse(url);
  if (!parsed || parsed.username || parsed.password) return false;
  const secure =
    parsed.protocol === "https:" || (parsed.protocol === "http:" && LOCAL_HOSTS.has(parsed.hostname));
  return secure && allowed.some((entry) => withoutQuery(entry) === withoutQuery(url));
}

/** Refuses with 400 a redirect that is not on the developer's allow list (dhmad-api.md §1). */
export function requireAllowedRedirect(world: World, url: string, field: string): void {
  if (!isAllowedRedirect(url, world.redirectUrls)) {
    throw badRequest(
      `${field} is not allowed. Add it to the allowed redirect URLs in the developer dashboard; HTTPS is required except for http://localhost.`,
      field,
    );
  }
}

function parse(url: string): URL | null {
  return URL.canParse(url) ? new URL(url) : null;
}

function withoutQuery(url: string): string {
  const parsed = parse(url);
  return parsed ? `${parsed.origin}${parsed.pathname}` : url;
}

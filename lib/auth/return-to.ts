/**
 * A path of ours that a person asked to come back to. Anything else (another origin, `//host`, a scheme, an API)
 * becomes `fallback`: an open redirect would lend our name to a phisher.
 */
export function safeReturnTo(value: unknown, fallback: string): string {
  if (typeof value !== "string" || !value.startsWith("/") || /[\\\p{Cc}]/u.test(value)) return fallback;
  const parsed = URL.canParse(value, "http://souk.invalid") ? new URL(value, "http://souk.invalid") : null;
  if (parsed?.origin !== "http://souk.invalid") return fallback;
  // `/.//host` has our origin, but its path without the dots is `//host`.
  if (parsed.pathname.startsWith("//") || parsed.pathname.startsWith("/api/")) return fallback;
  return parsed.pathname + parsed.search;
}

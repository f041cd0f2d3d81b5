/**
 * A path of ours that a person asked to come back to. Anything else (another origin, `//host`, a scheme, an API)
 * becomes `fallback`: an open redirect would lend our name to a phisher.
 */
export function safeReturnTo(value: unknown, fallback: string): string {
  if (typeof value !== "string" || !value.startsWith("/") || /[\\\u0000-\u001f]/.test(value)) return fallback;
  const parsed = URL.canParse(value, "http://souk.invalid") ? new URL(value, "http://souk.invalid") : null;
  if (!parsed || parsed.origin !== "http://souk.invalid" || parsed.pathname.startsWith("/api/"))
    return fallback;
  return parsed.pathname + parsed.search;
}

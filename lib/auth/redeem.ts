import { isLocale, type Locale, toLocale } from "@/lib/i18n/locales";
import { safeReturnTo } from "./return-to";

const CALLBACK = "/api/auth/callback/email";

/** Where the confirmation page sends its form; next-auth reads the token from the query. */
export function redeemPath(link: { token: string; email: string; next: string; locale: Locale }): string {
  const query = new URLSearchParams({
    token: link.token,
    email: link.email,
    callbackUrl: link.next,
    locale: link.locale,
  });
  return `${CALLBACK}?${query}`;
}

/** By the parts that next-auth itself goes by: it reads the first two and lets more of them, or `%65mail`, pass. */
export const isRedemption = ([action, provider]: readonly string[]): boolean =>
  action === "callback" && provider === "email";

/**
 * Whether a form of another site was sent to us: its writer would sign the person in as somebody else. By
 * `Sec-Fetch-Site`, since our page that holds the token sends no origin; a browser without it is let through.
 */
export const isFromElsewhere = (headers: Headers): boolean =>
  ["cross-site", "same-site"].includes(headers.get("sec-fetch-site") ?? "");

/** The language of the page that a request to next-auth comes from. */
export function localeOf(url: URL): Locale {
  const named = url.searchParams.get("locale");
  if (isLocale(named)) return named;
  return toLocale(returnOf(url).split("/")[1]);
}

/** The confirmation page of a link that was opened without it: a GET signs nobody in. */
export function confirmPath(url: URL): string {
  const query = new URLSearchParams({
    token: url.searchParams.get("token") ?? "",
    email: url.searchParams.get("email") ?? "",
    next: returnOf(url),
  });
  return `/${localeOf(url)}/sign-in/confirm?${query}`;
}

/**
 * Where the answer to a redemption leads: to our page in the person's language with what went wrong and where they
 * were going, instead of next-auth's error page; null where next-auth's own redirect stands.
 */
export function failurePath(url: URL, location: string | null): string | null {
  if (!location || !URL.canParse(location, url.origin)) return null;
  const target = new URL(location, url.origin);
  if (target.pathname !== "/api/auth/error") return null;
  const query = new URLSearchParams({
    error: target.searchParams.get("error") ?? "Callback",
    next: returnOf(url),
  });
  return `/${localeOf(url)}/sign-in?${query}`;
}

const returnOf = (url: URL) => safeReturnTo(url.searchParams.get("callbackUrl"), "");

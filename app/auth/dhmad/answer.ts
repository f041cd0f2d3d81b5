import { NextResponse } from "next/server";
import { attemptCookie } from "@/lib/auth/dhmad-attempt";
import type { DhmadProblem } from "@/lib/auth/dhmad-problem";
import { env } from "@/lib/env";
import type { Locale } from "@/lib/i18n/locales";

/** Sends the browser on; a POST becomes a GET. */
export const seeOther = (location: string): NextResponse =>
  new NextResponse(null, { status: 303, headers: { location, "cache-control": "no-store" } });

/** To the page that says what went wrong: the profile for who is signed in, else the sign-in page, which keeps `next`. */
export function problemPage(
  problem: DhmadProblem,
  { locale, next, signedIn }: { locale: Locale; next: string; signedIn: boolean },
): NextResponse {
  if (signedIn) return seeOther(`/${locale}/profile?dhmad=${problem}`);
  return seeOther(`/${locale}/sign-in?${new URLSearchParams({ dhmad: problem, next })}`);
}

/** Keeps a sealed attempt in the browser, or (null) takes it out. */
export function keepAttempt(response: NextResponse, sealed: string | null, maxAgeSeconds = 0): NextResponse {
  const { name, options } = attemptCookie(env().APP_URL);
  response.cookies.set(name, sealed ?? "", { ...options, maxAge: maxAgeSeconds });
  return response;
}

import type { NextRequest } from "next/server";
import { db } from "@/db";
import { env } from "@/lib/env";
import { pageRoute } from "@/lib/http";
import { isLocale, type Locale } from "@/lib/i18n/locales";
import { preferredLocale } from "@/lib/i18n/negotiate";
import { languageOf, readUnsubscribe, unsubscribe } from "@/lib/notifications";

export const dynamic = "force-dynamic";

/** What RFC 8058 has a mail program send. */
const ONE_CLICK = { name: "List-Unsubscribe", value: "One-Click" };
/** The form holds a word or two. */
const LARGEST_BODY_BYTES = 10_000;

const readLink = (request: NextRequest) =>
  readUnsubscribe(env().NEXTAUTH_SECRET, Object.fromEntries(request.nextUrl.searchParams));

const seeOther = (locale: Locale, { search }: URL) =>
  new Response(null, { status: 303, headers: { location: `/${locale}/unsubscribe${search}` } });

/** To the page with the button, in the person's language. Changes nothing: scanners of mail open every link. */
export const GET = pageRoute(async (request) => {
  const link = readLink(request);
  const known = link && (await languageOf(db(), link.user));
  const chosen = request.cookies.get("NEXT_LOCALE")?.value;
  return seeOther(known ?? preferredLocale(chosen, request.headers.get("accept-language")), request.nextUrl);
});

/**
 * Switches the mails off: by the button of our page, or by one press in the mail program, which has no cookies of ours. The
 * signature in the address is the permission; safe to repeat.
 */
export const POST = pageRoute(async (request) => {
  if (Number(request.headers.get("content-length") ?? 0) > LARGEST_BODY_BYTES)
    return new Response(null, { status: 413 });
  const form = await request.formData().catch(() => new FormData());
  const oneClick = form.get(ONE_CLICK.name) === ONE_CLICK.value;
  const link = readLink(request);
  const done = link !== null && (await unsubscribe(db(), link.user, link.topic));
  if (oneClick) return new Response(null, { status: done ? 200 : 404 });
  const named = form.get("locale");
  const chosen = request.cookies.get("NEXT_LOCALE")?.value;
  return seeOther(
    isLocale(named) ? named : preferredLocale(chosen, request.headers.get("accept-language")),
    request.nextUrl,
  );
});

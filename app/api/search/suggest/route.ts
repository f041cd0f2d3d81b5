import { getTranslations } from "next-intl/server";
import { db } from "@/db";
import { clientIp } from "@/lib/auth/client-ip";
import { MINUTE_MS } from "@/lib/clock";
import { apiRoute } from "@/lib/http";
import { toLocale } from "@/lib/i18n/locales";
import { takeFromLimit } from "@/lib/rate-limit";
import { QUERY_LENGTH, suggest } from "@/lib/search";
import { remember } from "./remember";

/** Typing is quick, but nobody types four words a second for a minute. */
const LIMIT = { max: 240, windowMs: MINUTE_MS };
const KEPT = { ms: MINUTE_MS, entries: 500 };

const kept = remember<string>(KEPT);

/** What the search field suggests. The same for everybody, and kept for a minute here and in browsers. */
export const GET = apiRoute(async (request) => {
  const query = request.nextUrl.searchParams;
  const locale = toLocale(query.get("locale"));
  const typed = (query.get("q") ?? "").slice(0, QUERY_LENGTH).trim().toLowerCase();
  const key = `${locale} ${typed}`;
  let body = kept.get(key);
  if (body === undefined) {
    const allowed = await takeFromLimit(db(), `suggest:${clientIp(request.headers)}`, LIMIT, new Date());
    if (!allowed)
      return Response.json({ error: "too_many" }, { status: 429, headers: { "retry-after": "60" } });
    const [t, found] = await Promise.all([
      getTranslations({ locale, namespace: "search.suggest" }),
      suggest(db(), locale, typed),
    ]);
    const suggestions = found.map(({ kind, text, path }) => ({
      text,
      hint: kind === "category" ? t("category") : "",
      href: `/${locale}${path}`,
    }));
    body = JSON.stringify({ suggestions, status: t("status", { count: suggestions.length }) });
    kept.set(key, body);
  }
  return new Response(body, {
    headers: { "content-type": "application/json", "cache-control": "public, max-age=60" },
  });
});

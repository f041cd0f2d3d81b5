import type { FavoriteAnswer } from "@/components/favorites/answer";
import { db } from "@/db";
import { readForm } from "@/lib/actions/read-form";
import { parseForm } from "@/lib/actions/run-form";
import { isSameOrigin } from "@/lib/actions/same-origin";
import { safeReturnTo } from "@/lib/auth";
import { currentUser, signInPath } from "@/lib/auth/session";
import { env } from "@/lib/env";
import { favoriteInput, setFavorite } from "@/lib/favorites";
import { pageRoute } from "@/lib/http";
import { toLocale } from "@/lib/i18n/locales";

const MAX_FORM_BYTES = 4_096;

/**
 * Keeps a listing, or no longer. A route, since the page of a listing is the same for everybody and has no action of its
 * own. A script asks for JSON; a plain form is led to the list, which shows what became of it.
 */
export const POST = pageRoute(async (request) => {
  if (!isSameOrigin(request, env().APP_URL)) return new Response(null, { status: 403 });
  const locale = toLocale(request.nextUrl.searchParams.get("locale"));
  const list = `/${locale}/favorites`;
  const from = safeReturnTo(request.nextUrl.searchParams.get("from"), list);
  const plain = !request.headers.get("accept")?.includes("application/json");
  const user = await currentUser();
  if (!user) return plain ? seeOther(signInPath(locale, from)) : answer("signedOut");
  const read = await readForm(request, MAX_FORM_BYTES);
  const parsed = read?.whole ? parseForm(read.form, favoriteInput) : null;
  if (!parsed?.ok) return new Response(null, { status: 400 });
  const done = await setFavorite(db(), user.id, parsed.data);
  if (done.ok) return plain ? seeOther(list) : answer("done");
  return plain ? seeOther(`${list}?problem=${done.error.message}`) : answer("refused");
});

const kept = { "cache-control": "private, no-store" };
const answer = (status: FavoriteAnswer["status"]) =>
  Response.json({ status } satisfies FavoriteAnswer, { headers: kept });
const seeOther = (location: string) => new Response(null, { status: 303, headers: { ...kept, location } });

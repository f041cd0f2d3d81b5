import { db } from "@/db";
import { readForm } from "@/lib/actions/read-form";
import { parseForm } from "@/lib/actions/run-form";
import { isSameOrigin } from "@/lib/actions/same-origin";
import { currentUser, signInPath } from "@/lib/auth/session";
import { env } from "@/lib/env";
import { pageRoute } from "@/lib/http";
import { toLocale } from "@/lib/i18n/locales";
import {
  removeSearch,
  type SavedSearchForm,
  savedSearchForm,
  saveSearch,
  setSearchMail,
} from "@/lib/saved-searches";
import { readSearch, searchPath } from "@/lib/search";

const MAX_FORM_BYTES = 8_192;

/**
 * Saves a search, changes whether it mails, or forgets it. A route, since the search page knows nobody and has no action of
 * its own. Each ends on the list, which says what became of it; whoever has to sign in first comes back to where the search
 * is saved with one more press, because an address changes nothing.
 */
export const POST = pageRoute(async (request) => {
  if (!isSameOrigin(request, env().APP_URL)) return new Response(null, { status: 403 });
  const locale = toLocale(request.nextUrl.searchParams.get("locale"));
  const read = await readForm(request, MAX_FORM_BYTES);
  const parsed = read?.whole ? parseForm(read.form, savedSearchForm) : null;
  if (!parsed?.ok) return new Response(null, { status: 400 });
  const user = await currentUser();
  const list = `/${locale}/searches`;
  if (!user)
    return seeOther(
      signInPath(locale, parsed.data.do === "save" ? `${list}/new${queryOf(parsed.data)}` : list),
    );
  return seeOther(`${list}?${await change(user.id, parsed.data)}`);
});

/** What the form asked, as an address asks it. */
function queryOf(form: SavedSearchForm): string {
  const { typed } = readSearch(textsOf(form));
  return searchPath(typed).replace(/^\/search/, "");
}

const textsOf = (form: SavedSearchForm): Record<string, string> =>
  Object.fromEntries(
    Object.entries(form).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );

async function change(userId: string, form: SavedSearchForm): Promise<string> {
  if (form.do === "save") {
    const saved = await saveSearch(db(), userId, textsOf(form));
    if (!saved.ok) return `problem=${saved.error.message}`;
    return `done=${saved.data.isNew ? "saved" : "already"}`;
  }
  if (form.do === "remove") {
    await removeSearch(db(), userId, form.id);
    return "done=removed";
  }
  await setSearchMail(db(), userId, form.id, form.wanted === "yes");
  return form.wanted === "yes" ? "done=mailOn" : "done=mailOff";
}

const seeOther = (location: string) =>
  new Response(null, { status: 303, headers: { "cache-control": "private, no-store", location } });

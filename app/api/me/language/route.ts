import { db } from "@/db";
import { setLanguage } from "@/lib/auth";
import { currentUser } from "@/lib/auth/session";
import { apiRoute, readBytes } from "@/lib/http";
import { isLocale } from "@/lib/i18n/locales";

/** Of a language's name. */
const MOST_BYTES = 8;

/**
 * The language that a person just chose in the header: from now on we write to them in it. The session's cookie is not
 * sent by other sites' pages (SameSite=Lax), so nobody else chooses. Who is not signed in is kept by a cookie alone.
 */
export const POST = apiRoute(async (request) => {
  const chosen = String(await readBytes(request, MOST_BYTES));
  if (!isLocale(chosen)) return new Response(null, { status: 400 });
  const user = await currentUser();
  if (user && user.locale !== chosen) await setLanguage(db(), user.id, chosen);
  return new Response(null, { status: 204 });
});

import "server-only";
import { getTranslations } from "next-intl/server";
import type { PictureChanged } from "@/components/selling/pictures-answer";
import type { Locale } from "@/lib/i18n/locales";
import type { Result } from "@/lib/result";

/** What came of changing a picture. A refusal is an answer like another: no browser needs to log it as an error. */
export async function pictureAnswer(result: Result<unknown>, locale: Locale): Promise<Response> {
  const errors = await getTranslations({ locale, namespace: "errors" });
  const body: PictureChanged = result.ok ? { error: null } : { error: errors(result.error.message) };
  return Response.json(body, { headers: { "cache-control": "no-store" } });
}

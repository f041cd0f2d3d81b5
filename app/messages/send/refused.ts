import { getTranslations } from "next-intl/server";
import type { Locale } from "@/lib/i18n/locales";
import type { RefusedFile } from "@/lib/messages";

/** One line for each file that could not be taken, as it stands at the field. */
export async function refusedFiles(refused: RefusedFile[], locale: Locale): Promise<string[]> {
  const t = await getTranslations({ locale, namespace: "messages" });
  const errors = await getTranslations({ locale, namespace: "errors" });
  // U+2068 and U+2069 keep a name in the other direction of reading apart from our words.
  return refused.map(({ name, message }) =>
    t("form.fileRefused", { name: `\u2068${name}\u2069`, reason: errors(message) }),
  );
}

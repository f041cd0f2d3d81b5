import { getTranslations } from "next-intl/server";
import type { Locale } from "@/lib/i18n/locales";

/** What is said about saving while one types. */
export async function editingWords(locale: Locale) {
  const t = await getTranslations({ locale, namespace: "editor" });
  return {
    saving: t("autosave.saving"),
    failed: t("autosave.failed"),
    refused: t("autosave.refused"),
    keptHere: t("autosave.keptHere"),
    conflict: { title: t("conflict.title"), load: t("conflict.load"), keep: t("conflict.keep") },
    kept: {
      title: t("kept.title"),
      // As it is written: the browser knows when.
      text: String(t.raw("kept.text")),
      restore: t("kept.restore"),
      discard: t("kept.discard"),
    },
  };
}
export type EditingWords = Awaited<ReturnType<typeof editingWords>>;

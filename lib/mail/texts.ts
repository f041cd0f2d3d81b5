import { createTranslator } from "use-intl/core";
import type { Locale } from "@/lib/i18n/locales";
import { loadMessages } from "@/lib/i18n/messages";

/** The texts of the catalogue `mail`. Unlike `getTranslations` it needs no request, so that a job can write mails. */
export async function mailTexts(
  locale: Locale,
): Promise<(key: string, values?: Record<string, string>) => string> {
  const { mail = {} } = await loadMessages(locale);
  const translate = createTranslator({ locale, messages: { mail }, namespace: "mail" });
  return (key, values) => translate(key as never, values as never);
}

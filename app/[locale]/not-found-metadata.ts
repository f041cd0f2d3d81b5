import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { toLocale } from "@/lib/i18n/locales";

/** The title of a page that is not there: `not-found.tsx` itself cannot say one. */
export async function notFoundMetadata(locale: string): Promise<Metadata> {
  const t = await getTranslations({ locale: toLocale(locale), namespace: "common" });
  return { title: t("notFound.title") };
}

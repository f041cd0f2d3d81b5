import { getTranslations } from "next-intl/server";
import { GOVERNORATES, type Governorate } from "@/db/schema/places";
import type { Locale } from "./locales";

/** The governorates by name, in the order of the language's alphabet. */
export async function governorates(locale: Locale): Promise<{ slug: Governorate; name: string }[]> {
  const t = await getTranslations({ locale, namespace: "search" });
  const { compare } = new Intl.Collator(locale);
  return GOVERNORATES.map((slug) => ({ slug, name: t(`governorate.${slug}`) })).sort((a, b) =>
    compare(a.name, b.name),
  );
}

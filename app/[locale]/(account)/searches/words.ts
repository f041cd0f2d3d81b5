import "server-only";
import { getTranslations } from "next-intl/server";
import { db } from "@/db";
import { listCategories } from "@/lib/catalogue";
import type { Locale } from "@/lib/i18n/locales";
import { formatMoney } from "@/lib/money";
import type { SearchInput } from "@/lib/search";

export type SearchWords = { title: string; filters: string[] };

/** Words a search: what is looked for, and each of its filters. */
export async function toSearchWords(locale: Locale): Promise<(input: SearchInput) => SearchWords> {
  const [t, search, categories] = await Promise.all([
    getTranslations({ locale, namespace: "searches" }),
    getTranslations({ locale, namespace: "search" }),
    listCategories(db(), locale),
  ]);
  const names = new Map(categories.map(({ slug, name }) => [slug, name]));
  const money = (minor: number) => formatMoney(minor, locale);
  const priceOf = ({ min, max }: SearchInput): string | null => {
    if (min !== null && max !== null) return t("price.between", { min: money(min), max: money(max) });
    if (min !== null) return t("price.from", { min: money(min) });
    return max === null ? null : t("price.to", { max: money(max) });
  };
  return (input) => {
    const { q, category, place, mode, reviewed } = input;
    const filters = [
      category && (names.get(category) ?? null),
      place && search(`governorate.${place}`),
      priceOf(input),
      mode && search(`mode.${mode}`),
      reviewed ? t("reviewed") : null,
    ].filter((filter) => filter !== null);
    return { title: q || t("anything"), filters };
  };
}

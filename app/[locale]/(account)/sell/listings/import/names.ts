import "server-only";
import type { Db } from "@/db/client";
import { listCategories } from "@/lib/catalogue";
import { governorates } from "@/lib/i18n/governorates";
import { LOCALES } from "@/lib/i18n/locales";
import { type ImportNames, nameKey } from "@/lib/listings";

/** How a file may name categories and governorates: by slug, or by name in any of our languages. */
export async function importNames(db: Db): Promise<ImportNames> {
  const [categories, places] = await Promise.all([
    Promise.all(LOCALES.map((locale) => listCategories(db, locale))),
    Promise.all(LOCALES.map(governorates)),
  ]);
  const byName = (named: { slug: string; name: string }[]) =>
    new Map(named.flatMap(({ slug, name }) => [slug, name].map((word) => [nameKey(word), slug])));
  return { categories: byName(categories.flat()), governorates: byName(places.flat()) };
}

import "server-only";
import { asc } from "drizzle-orm";
import type { Db } from "@/db/client";
import { categories } from "@/db/schema";
import type { Locale } from "@/lib/i18n/locales";

export type Category = { slug: string; name: string };

const nameIn = { fr: categories.nameFr, ar: categories.nameAr, en: categories.nameEn } as const;

/** The categories in their fixed order, named in `locale`. */
export async function listCategories(db: Db, locale: Locale): Promise<Category[]> {
  return db
    .select({ slug: categories.slug, name: nameIn[locale] })
    .from(categories)
    .orderBy(asc(categories.position));
}

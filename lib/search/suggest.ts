import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { Locale } from "@/lib/i18n/locales";
import { readSearch } from "./input";
import { conditions } from "./match";
import { mayBeMisspelt, type Term } from "./terms";
import { closeTerms, foldedWords } from "./words";

const CATEGORIES = 2;
const LISTINGS = 6;
/** A single letter begins half of all words. */
const LEAST_LETTERS = 2;

/** `path` is without language. */
export type Suggestion = { kind: "category" | "listing"; text: string; path: string };

/** What a person may be about to type: categories by name, then the newest listings by title, misspelt ones where there are no others. */
export async function suggest(db: Db, locale: Locale, typed: string): Promise<Suggestion[]> {
  const { input } = readSearch({ q: typed });
  const words = await foldedWords(db, input.q);
  if (words.join("").length < LEAST_LETTERS) return [];
  const [categories, exact] = await Promise.all([
    categoriesLike(db, locale, words),
    listingsLike(
      db,
      words.map((word) => ({ word, close: [] })),
    ),
  ]);
  const listings =
    exact.length > 0 || !words.some(mayBeMisspelt)
      ? exact
      : await listingsLike(db, await closeTerms(db, words));
  return [...categories, ...listings];
}

async function categoriesLike(db: Db, locale: Locale, words: string[]): Promise<Suggestion[]> {
  const name = { fr: sql`name_fr`, ar: sql`name_ar`, en: sql`name_en` }[locale];
  const names = sql`' ' || souk_fold(concat_ws(' ', name_fr, name_ar, name_en))`;
  const rows = await db.execute<{ slug: string; name: string }>(sql`
    select slug, ${name} as name from categories
    where ${all(words.map((word) => sql`${names} like ${`% ${word}%`}`))}
    order by position limit ${CATEGORIES}`);
  return rows.map(({ slug, name }) => ({ kind: "category", text: name, path: `/c/${slug}` }));
}

async function listingsLike(db: Db, terms: Term[]): Promise<Suggestion[]> {
  const inTitle = terms.map(({ word, close }) => {
    const forms = [`% ${word}%`, ...close.map((other) => `% ${other.word} %`)];
    return sql`l.search_title like any (array[${sql.join(
      forms.map((form) => sql`${form}`),
      sql`, `,
    )}]::text[])`;
  });
  const rows = await db.execute<{ slug: string; title: string }>(sql`
    select l.slug, l.title from listings l
    where ${conditions(readSearch({}).input, terms)} and ${all(inTitle)}
    order by l.published_at desc, l.id desc limit ${LISTINGS}`);
  return rows.map(({ slug, title }) => ({ kind: "listing", text: title, path: `/l/${slug}` }));
}

const all = (parts: SQL[]) => sql.join(parts, sql` and `);

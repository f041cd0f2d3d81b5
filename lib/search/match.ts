import { type SQL, sql } from "drizzle-orm";
import type { SearchInput } from "./input";
import { type Term, WORD_LENGTH } from "./terms";

/** What the partial indexes hold, written out: with parameters a prepared statement could not tell. */
const orderable = sql`l.status = 'published' and (l.stock is null or l.stock > 0)`;

const begins = (term: string) => `% ${term}%`;
const whole = (term: string) => `% ${term} %`;

/** What each thing that is asked demands of the listing `l`: the one place that says so, of one search as of many saved ones. */
const FITS = {
  form: (pattern: SQL) => sql`l.search_text like ${pattern}`,
  category: (slug: SQL) => sql`l.category_slug = ${slug}`,
  mode: (mode: SQL) => sql`l.mode = ${mode}`,
  place: (governorate: SQL) => sql`l.governorate = ${governorate}`,
  reviewed: sql`exists (
    select from reviews r
    where r.listing_id = l.id and r.side = 'buyer' and r.published_at is not null
  )`,
  dinars: sql`l.currency = 'TND'`,
  min: (millimes: SQL) => sql`l.price_minor >= ${millimes}`,
  max: (millimes: SQL) => sql`l.price_minor <= ${millimes}`,
};

const and = (parts: SQL[]) => sql.join(parts, sql` and `);

/** For each word the patterns of which a listing's text must have one: as it begins, or as what it may be a misspelling of. */
export const patternsOf = (terms: Term[]): string[][] =>
  terms.map(({ word, close }) => [begins(word), ...close.map((other) => whole(other.word))]);

/**
 * Of the longest word's patterns, what a word of a listing begins with where one of them fits: no listing fits without.
 * Empty where no words are asked.
 */
export function keysOf(patterns: string[][]): string[] {
  const [longest = []] = patterns.toSorted(([a = ""], [b = ""]) => b.length - a.length);
  return [...new Set(longest.map((pattern) => pattern.replace(/[% ]/g, "")))];
}

/** All beginnings of the words of the listing `l`, as long as a word of a search can be: one of the keys is among them. */
export const beginnings = sql`(
  select array_agg(distinct left(w, n)) from regexp_split_to_table(btrim(l.search_text), ' ') w,
    generate_series(1, least(length(w), ${sql.raw(String(WORD_LENGTH))})) n
)`;

/** What a listing must have for these words and filters; `l` is the listing. Words stand in any order, all of them. */
export function conditions(input: SearchInput, terms: Term[]): SQL {
  const words = patternsOf(terms).map((forms) => {
    const any = forms.map((form) => FITS.form(sql`${form}`));
    return sql`(${sql.join(any, sql` or `)})`;
  });
  const { category, mode, place, reviewed, min, max } = input;
  return and([
    orderable,
    ...words,
    ...(category ? [FITS.category(sql`${category}`)] : []),
    ...(mode ? [FITS.mode(sql`${mode}`)] : []),
    ...(place ? [FITS.place(sql`${place}`)] : []),
    ...(reviewed ? [FITS.reviewed] : []),
    ...(comparesPrices(input) ? [FITS.dinars] : []),
    ...(min === null ? [] : [FITS.min(sql`${min}`)]),
    ...(max === null ? [] : [FITS.max(sql`${max}`)]),
  ]);
}

/** The same for every saved search at once: `s` is a row of `saved_searches`, `l` the listing. What costs little is asked first. */
export function conditionsOfSaved(): SQL {
  const unless = (column: string, fits: (value: SQL) => SQL) => {
    const value = sql`s.${sql.identifier(column)}`;
    return sql`(${value} is null or ${fits(value)})`;
  };
  return and([
    orderable,
    unless("category_slug", FITS.category),
    unless("mode", FITS.mode),
    unless("governorate", FITS.place),
    sql`((s.min_minor is null and s.max_minor is null) or ${FITS.dinars})`,
    unless("min_minor", FITS.min),
    unless("max_minor", FITS.max),
    sql`not exists (
      select from jsonb_array_elements(s.words) as asked(forms) where not exists (
        select from jsonb_array_elements_text(asked.forms) as forms(form) where ${FITS.form(sql`forms.form`)}
      )
    )`,
    sql`(not s.reviewed or ${FITS.reviewed})`,
  ]);
}

/** Whether prices are compared: then only those in dinars can be. Nothing here knows what a euro costs today. */
export const comparesPrices = ({ min, max, sort }: SearchInput): boolean =>
  min !== null || max !== null || sort === "price_asc" || sort === "price_desc";

/** How well a listing fits, a whole number: a word of the title most, then category, seller and place, then description. */
export function score(terms: Term[]): SQL {
  const of = ({ word, close }: Term) => sql`case
    when l.search_title like ${whole(word)} then 100
    when l.search_title like ${begins(word)} then 80
    when l.search_head like ${begins(word)} then 40
    when l.search_text like ${begins(word)} then 20
    ${sql.join(
      close.map(
        (other) => sql`
          when l.search_title like ${whole(other.word)} then ${Math.round(70 * other.alike)}
          when l.search_head like ${whole(other.word)} then ${Math.round(35 * other.alike)}`,
      ),
    )}
    else 0
  end`;
  return sql`(${sql.join(terms.map(of), sql` + `)})::int`;
}

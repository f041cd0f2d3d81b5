import { type SQL, sql } from "drizzle-orm";
import type { Match } from "./cursor";
import type { SearchInput } from "./input";
import { mayBeMisspelt } from "./terms";

/**
 * How alike a word must be (`word_similarity`, from 0 to 1): one letter wrong, missing or too many in a word of four to
 * seven stays above; words that merely begin alike do not.
 */
export const CLOSE_ENOUGH = 0.45;

/** What the partial indexes hold, written out: with parameters a prepared statement could not tell. */
const orderable = sql`l.status = 'published' and (l.stock is null or l.stock > 0)`;

const begins = (term: string) => `% ${term}%`;
const whole = (term: string) => `% ${term} %`;

/** What a listing must have for these words and filters; `l` is the listing. Words stand in any order, all of them. */
export function conditions(input: SearchInput, terms: string[], match: Match): SQL {
  const words = terms.map((term) =>
    match === "close" && mayBeMisspelt(term)
      ? sql`(l.search_text like ${begins(term)} or ${term} <% l.search_head)`
      : sql`l.search_text like ${begins(term)}`,
  );
  const { category, mode, place, reviewed } = input;
  return sql.join(
    [
      orderable,
      ...words,
      ...(category ? [sql`l.category_slug = ${category}`] : []),
      ...(mode ? [sql`l.mode = ${mode}`] : []),
      ...(place ? [sql`l.governorate = ${place}`] : []),
      ...(reviewed
        ? [
            sql`exists (
              select from reviews r
              where r.listing_id = l.id and r.side = 'buyer' and r.published_at is not null
            )`,
          ]
        : []),
      ...price(input),
    ],
    sql` and `,
  );
}

/** Whether prices are compared: then only those in dinars can be. Nothing here knows what a euro costs today. */
export const comparesPrices = ({ min, max, sort }: SearchInput): boolean =>
  min !== null || max !== null || sort === "price_asc" || sort === "price_desc";

function price(input: SearchInput): SQL[] {
  if (!comparesPrices(input)) return [];
  return [
    sql`l.currency = 'TND'`,
    ...(input.min === null ? [] : [sql`l.price_minor >= ${input.min}`]),
    ...(input.max === null ? [] : [sql`l.price_minor <= ${input.max}`]),
  ];
}

/** How well a listing fits, a whole number: a word of the title most, then category, seller and place, then description. */
export function score(terms: string[], match: Match): SQL {
  const of = (term: string) => sql`case
    when l.search_title like ${whole(term)} then 100
    when l.search_title like ${begins(term)} then 80
    when l.search_head like ${begins(term)} then 40
    when l.search_text like ${begins(term)} then 20
    ${
      match === "close"
        ? sql`else round(70 * greatest(
            word_similarity(${term}, l.search_title), 0.5 * word_similarity(${term}, l.search_head)
          ))`
        : sql`else 0`
    }
  end`;
  return sql`(${sql.join(terms.map(of), sql` + `)})::int`;
}

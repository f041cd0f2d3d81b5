import { type SQL, sql } from "drizzle-orm";
import type { SearchInput } from "./input";
import type { Term } from "./terms";

/** What the partial indexes hold, written out: with parameters a prepared statement could not tell. */
const orderable = sql`l.status = 'published' and (l.stock is null or l.stock > 0)`;

const begins = (term: string) => `% ${term}%`;
const whole = (term: string) => `% ${term} %`;

/** What a listing must have for these words and filters; `l` is the listing. Words stand in any order, all of them. */
export function conditions(input: SearchInput, terms: Term[]): SQL {
  const words = terms.map(({ word, close }) => {
    const forms = [begins(word), ...close.map((other) => whole(other.word))];
    return sql`(${sql.join(
      forms.map((form) => sql`l.search_text like ${form}`),
      sql` or `,
    )})`;
  });
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

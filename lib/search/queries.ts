import "server-only";
import { inArray, type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { listings } from "@/db/schema";
import { cards, type ListingCard } from "@/lib/catalogue";
import { type Cursor, type Match, readCursor, writeCursor } from "./cursor";
import type { SearchInput, Sort } from "./input";
import { conditions, patternsOf, score } from "./match";
import { mayBeMisspelt, type Term } from "./terms";
import { closeTerms, foldedWords } from "./words";

export const SEARCH_PAGE_SIZE = 24;
/** Counting stops here: beyond it a number helps nobody, and counting all of a common word would cost more than finding. */
export const MOST_COUNTED = 1_000;

export type Found = {
  listings: ListingCard[];
  /** How many there are in all; `MOST_COUNTED` + 1 stands for more than are counted. */
  total: number;
  /** Whether misspelt words were taken as well. */
  close: boolean;
  /** The cursor behind the last one; null at the end. */
  next: string | null;
};

/**
 * One page of what fits. Words are taken as they are written first; where that fills no page, misspelt ones count too. A
 * cursor keeps to the way of its first page, so that nothing is seen twice. Titles weigh more than descriptions; a boost
 * only decides between listings that fit equally well.
 */
export async function searchListings(db: Db, input: SearchInput, after: string): Promise<Found> {
  const words = input.q ? await foldedWords(db, input.q) : [];
  if (input.q && words.length === 0) return { listings: [], total: 0, close: false, next: null };
  const cursor = after ? readCursor(after, input.sort) : null;
  const { match, terms, total } = await chooseMatch(db, input, words, cursor);
  const page = await readPage(db, input, terms, match, cursor);
  return { ...page, total, close: match === "close" };
}

/**
 * What a search asks of words, to be kept: folded, and for each the patterns of which a listing must have one. Misspelt
 * words are among them where the page of results takes them now.
 */
export async function wordsToKeep(
  db: Db,
  input: SearchInput,
): Promise<{ words: string[]; patterns: string[][] }> {
  const words = input.q ? await foldedWords(db, input.q) : [];
  const { terms } = await chooseMatch(db, input, words, null);
  return { words, patterns: patternsOf(terms) };
}

type Chosen = { match: Match; terms: Term[]; total: number };

async function chooseMatch(
  db: Db,
  input: SearchInput,
  words: string[],
  cursor: Cursor | null,
): Promise<Chosen> {
  const choose = async (match: Match): Promise<Chosen> => {
    const terms =
      match === "close" ? await closeTerms(db, words) : words.map((word) => ({ word, close: [] }));
    const [row] = await db.execute<{ total: number }>(sql`
      select count(*)::int as total from (
        select from listings l where ${conditions(input, terms)} limit ${MOST_COUNTED + 1}
      ) counted`);
    return { match, terms, total: row?.total ?? 0 };
  };
  if (cursor) return choose(cursor.match);
  const exact = await choose("exact");
  if (exact.total >= SEARCH_PAGE_SIZE || !words.some(mayBeMisspelt)) return exact;
  const close = await choose("close");
  return close.total > exact.total ? close : exact;
}

type Row = { id: string; rank: number; boosted: boolean; published: string };

async function readPage(
  db: Db,
  input: SearchInput,
  terms: Term[],
  match: Match,
  cursor: Cursor | null,
): Promise<Pick<Found, "listings" | "next">> {
  const rows = [
    ...(await db.execute<Row>(sql`
      with fitting as ${sql.raw(input.sort === "relevance" ? "materialized" : "not materialized")} (
        select l.id, ${rankOf(input.sort, terms)} as rank, (l.boosted_until is not null) as boosted, l.published_at
        from listings l where ${conditions(input, terms)}
      )
      select id, rank::float8 as rank, boosted,
        to_char(published_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as published
      from fitting ${cursor ? sql`where ${behind(cursor)}` : sql``}
      order by ${ORDERS[input.sort]} limit ${SEARCH_PAGE_SIZE + 1}`)),
  ];
  const shown = rows.slice(0, SEARCH_PAGE_SIZE);
  const last = rows.length > SEARCH_PAGE_SIZE ? shown.at(-1) : undefined;
  return {
    listings: await readCards(
      db,
      shown.map(({ id }) => id),
    ),
    next: last ? writeCursor({ ...last, publishedAt: last.published, sort: input.sort, match }) : null,
  };
}

async function readCards(db: Db, ids: string[]): Promise<ListingCard[]> {
  if (ids.length === 0) return [];
  const position = sql`array_position(${sql.param(`{${ids.join(",")}}`)}::uuid[], ${listings.id})`;
  return cards(db).where(inArray(listings.id, ids)).orderBy(position);
}

const rankOf = (sort: Sort, terms: Term[]): SQL => {
  if (sort === "relevance") return score(terms);
  return sort === "newest" ? sql`0` : sql`l.price_minor`;
};

/** The index on prices is read forwards or backwards: within one price the dates turn with it. */
const ORDERS: Record<Sort, SQL> = {
  relevance: sql`rank desc, boosted desc, published_at desc, id desc`,
  newest: sql`published_at desc, id desc`,
  price_asc: sql`rank, published_at, id`,
  price_desc: sql`rank desc, published_at desc, id desc`,
};

function behind({ sort, rank, boosted, publishedAt, id }: Cursor): SQL {
  const [at, it] = [sql`${publishedAt}::timestamptz`, sql`${id}::uuid`];
  if (sort === "newest") return sql`(published_at, id) < (${at}, ${it})`;
  if (sort === "relevance")
    return sql`(rank, boosted, published_at, id) < (${rank}::int, ${boosted}, ${at}, ${it})`;
  return sql`(rank, published_at, id) ${sql.raw(sort === "price_asc" ? ">" : "<")} (${rank}::bigint, ${at}, ${it})`;
}

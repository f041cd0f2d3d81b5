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
  /** The cursor behind the last one, for `after`; null at the end. */
  next: string | null;
  /** The cursor before the first one, for `before`; null on the first page. */
  previous: string | null;
};

/** Where a page begins or ends, as it stands in an address; of both the first counts. Empty: the first page. */
export type Place = { after?: string; before?: string };

/**
 * One page of what fits. Words are taken as they are written first; where that fills no page, misspelt ones count too. A
 * cursor keeps to the way of its first page, so that nothing is seen twice. Titles weigh more than descriptions; a boost
 * only decides between listings that fit equally well.
 */
export async function searchListings(
  db: Db,
  input: SearchInput,
  { after = "", before = "" }: Place = {},
): Promise<Found> {
  const words = input.q ? await foldedWords(db, input.q) : [];
  if (input.q && words.length === 0)
    return { listings: [], total: 0, close: false, next: null, previous: null };
  const cursor = readCursor(after || before, input.sort);
  const { match, terms, total } = await chooseMatch(db, input, words, cursor);
  const page = { db, input, terms, match, cursor, back: !after };
  // Too few before the place to fill a page: the first page then, and not a stump of it.
  const read = (await readPage(page)) ?? (await readPage({ ...page, cursor: null }));
  return { listings: [], next: null, previous: null, ...read, total, close: match === "close" };
}

/** How many listings a search finds, counted as far as `MOST_COUNTED`, misspelt words as the page takes them. */
export async function countListings(db: Db, input: SearchInput): Promise<number> {
  const words = input.q ? await foldedWords(db, input.q) : [];
  if (input.q && words.length === 0) return 0;
  return (await chooseMatch(db, input, words, null)).total;
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
type Page = {
  db: Db;
  input: SearchInput;
  terms: Term[];
  match: Match;
  cursor: Cursor | null;
  /** The page that ends before the cursor, not the one that begins behind it. */
  back: boolean;
};

/** Null for a page backwards that would not be full. */
async function readPage(page: Page): Promise<Pick<Found, "listings" | "next" | "previous"> | null> {
  const { db, input, terms, match, cursor } = page;
  const { sort } = input;
  const back = page.back && cursor !== null;
  const rows = [
    ...(await db.execute<Row>(sql`
      with fitting as ${sql.raw(sort === "relevance" ? "materialized" : "not materialized")} (
        select l.id, ${rankOf(sort, terms)} as rank, (l.boosted_until is not null) as boosted, l.published_at
        from listings l where ${conditions(input, terms)}
      )
      select id, rank::float8 as rank, boosted,
        to_char(published_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as published
      from fitting ${cursor ? sql`where ${beyond(cursor, back)}` : sql``}
      order by ${inOrder(sort, back)} limit ${SEARCH_PAGE_SIZE + 1}`)),
  ];
  if (back && rows.length < SEARCH_PAGE_SIZE) return null;
  const further = rows.length > SEARCH_PAGE_SIZE;
  const shown = rows.slice(0, SEARCH_PAGE_SIZE);
  if (back) shown.reverse();
  const at = (row: Row | undefined) =>
    row ? writeCursor({ ...row, publishedAt: row.published, sort, match }) : null;
  return {
    listings: await readCards(
      db,
      shown.map(({ id }) => id),
    ),
    // Whoever came back from a page finds it behind this one.
    next: back || further ? at(shown.at(-1)) : null,
    previous: back ? (further ? at(shown[0]) : null) : cursor && at(shown[0]),
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

/** By what each order compares, the last of it the same for no two. */
const KEYS = {
  relevance: ["rank", "boosted", "published_at", "id"],
  newest: ["published_at", "id"],
  price_asc: ["rank", "published_at", "id"],
  price_desc: ["rank", "published_at", "id"],
} as const;

/** The index on prices is read forwards or backwards: within one price the dates turn with it. */
const falls = (sort: Sort, back: boolean): boolean => (sort === "price_asc") === back;

const inOrder = (sort: Sort, back: boolean): SQL =>
  sql.raw(KEYS[sort].map((key) => (falls(sort, back) ? `${key} desc` : key)).join(", "));

function beyond({ sort, rank, boosted, publishedAt, id }: Cursor, back: boolean): SQL {
  const values = {
    rank: sql`${rank}::bigint`,
    boosted: sql`${boosted}`,
    published_at: sql`${publishedAt}::timestamptz`,
    id: sql`${id}::uuid`,
  };
  const place = sql.join(
    KEYS[sort].map((key) => values[key]),
    sql`, `,
  );
  return sql`(${sql.raw(KEYS[sort].join(", "))}) ${sql.raw(falls(sort, back) ? "<" : ">")} (${place})`;
}

import "server-only";
import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { mayBeMisspelt, type Term, termsOf } from "./terms";

/** How alike two words must be (`similarity`, from 0 to 1): a letter or two wrong, missing or too many stays above. */
const CLOSE_ENOUGH = 0.4;
/** So many words are tried in the place of one. */
const MOST_CLOSE = 8;

/** The words of what a person typed, folded as listings are. */
export async function foldedWords(db: Db, text: string): Promise<string[]> {
  const [row] = await db.execute<{ folded: string }>(sql`select souk_fold(${text}) as folded`);
  return termsOf(row?.folded ?? "");
}

/** The words as they are, each with those of titles, categories, sellers and places that it may be a misspelling of. */
export async function closeTerms(db: Db, words: string[]): Promise<Term[]> {
  const asked = words.filter(mayBeMisspelt);
  const alike = await db.execute<{ term: string; word: string; alike: number }>(sql`
    select t.term, w.word, w.alike
    from unnest(${sql.param(`{${asked.join(",")}}`)}::text[]) t(term), lateral (
      select word, max(similarity(word, t.term))::float8 as alike from search_words
      where word % t.term and similarity(word, t.term) >= ${CLOSE_ENOUGH} and word <> t.term
      group by word order by alike desc, word limit ${MOST_CLOSE}
    ) w
    order by w.alike desc, w.word`);
  return words.map((word) => ({ word, close: alike.filter(({ term }) => term === word) }));
}

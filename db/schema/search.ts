import { index, pgTable, text } from "drizzle-orm/pg-core";

/**
 * The words of titles, categories, sellers and places, folded: what a misspelt word is compared with. The trigger
 * `listings_searchable` adds them. A word may stand twice, since two who write it at once must not wait for each other,
 * and stays when its listing goes: it then finds nothing.
 */
export const searchWords = pgTable("search_words", { word: text().notNull() }, (t) => [
  index("search_words_word").on(t.word),
  index("search_words_alike").using("gin", t.word.op("gin_trgm_ops")),
]);

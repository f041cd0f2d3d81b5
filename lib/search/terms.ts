/** Little words of the three languages, folded: they stand everywhere and tell nothing apart. */
const LITTLE = new Set(
  "a an and au aux avec d dans de des du en et for from in l la le les mn my of on ou par pour the to un une with fy aly 3ly 3n w".split(
    " ",
  ),
);

/** So many words are looked for: one more narrows nothing that a person would notice, and each costs. */
const MOST_TERMS = 6;
/** A longer word is looked for by its beginning. */
export const WORD_LENGTH = 30;
/** A shorter word has too few trigrams to be recognised by some of them. */
const FUZZY_LENGTH = 4;

/** A word to look for, and those that it may be a misspelling of: the most alike first, `alike` from 0 to 1. */
export type Term = { word: string; close: { word: string; alike: number }[] };

/**
 * The words to look for in a text that `souk_fold` has folded: letters and digits of ASCII alone, so that nothing in them
 * means anything to LIKE. Little words count only where there are no others.
 */
export function termsOf(folded: string): string[] {
  const words = [...new Set(folded.split(" ").filter((word) => /^[a-z0-9]+$/.test(word)))];
  const telling = words.filter((word) => !LITTLE.has(word));
  return (telling.length > 0 ? telling : words)
    .slice(0, MOST_TERMS)
    .map((word) => word.slice(0, WORD_LENGTH));
}

/** Whether a misspelt form of this word can be recognised. Numbers are not misspelt: 42 is not 43. */
export const mayBeMisspelt = (term: string): boolean => term.length >= FUZZY_LENGTH && !/^\d+$/.test(term);

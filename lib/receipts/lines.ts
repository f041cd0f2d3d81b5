/** A piece of a word in one font. */
export type Piece<F> = { font: F; text: string; width: number };
export type Word<F> = { pieces: Piece<F>[]; width: number; rtl: boolean };
export type Script = "latin" | "latinExt" | "arabic";

const ARABIC = /\p{Script=Arabic}/u;
/** Marks that steer the direction of what stands beside them: here each word is placed by itself. */
const CONTROLS = /[\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;
/** What the font's Latin subset holds; other letters are in its extension. */
const BASIC =
  /[\u0020-\u00ff\u0131\u0152\u0153\u2013\u2014\u2018-\u201e\u2022\u2026\u2039\u203a\u20ac\u2122\u2212]/;
/** Punctuation and vowel marks that Arabic has of its own. */
const ARABIC_SIGN = /[\u060c\u061b\u061f\u0640\u064b-\u0652]/;

const scriptOf = (letter: string): Script => {
  if (ARABIC.test(letter) || ARABIC_SIGN.test(letter)) return "arabic";
  return BASIC.test(letter) ? "latin" : "latinExt";
};

/** The words of a text, cut where one would be longer than `most` letters. No-break spaces part words too: lines are wide. */
export function wordsIn(text: string, most: number): string[] {
  const words = text.replace(CONTROLS, "").split(/\s+/).filter(Boolean);
  return words.flatMap((word) => {
    const letters = [...word];
    const count = Math.ceil(letters.length / most);
    return Array.from({ length: count }, (_, at) => letters.slice(at * most, (at + 1) * most).join(""));
  });
}

/** A word in its pieces, each of one script. */
export function measureWord(word: string, widthOf: (text: string, script: Script) => number): Word<Script> {
  const pieces: Piece<Script>[] = [];
  for (const letter of word) {
    const font = scriptOf(letter);
    const last = pieces.at(-1);
    if (last?.font === font) last.text += letter;
    else pieces.push({ font, text: letter, width: 0 });
  }
  for (const piece of pieces) piece.width = widthOf(piece.text, piece.font);
  const width = pieces.reduce((sum, piece) => sum + piece.width, 0);
  return { pieces, width, rtl: ARABIC.test(word) };
}

/** Breaks words into lines no wider than `room`. */
export function breakLines<F>(words: Word<F>[], space: number, room: number): Word<F>[][] {
  const lines: Word<F>[][] = [];
  let used = Number.POSITIVE_INFINITY;
  for (const word of words) {
    if (used + space + word.width > room) {
      lines.push([word]);
      used = word.width;
    } else {
      lines.at(-1)?.push(word);
      used += space + word.width;
    }
  }
  return lines;
}

/** From left to right as it is seen: neighbours of one direction keep their own order, the groups follow the text's. */
export function visualOrder<T extends { rtl: boolean }>(line: T[], rtl: boolean): T[] {
  const groups: T[][] = [];
  for (const word of line) {
    const last = groups.at(-1);
    if (last?.[0]?.rtl === word.rtl) last.push(word);
    else groups.push([word]);
  }
  const ordered = groups.map((group) => (group[0]?.rtl ? [...group].reverse() : group));
  return (rtl ? ordered.reverse() : ordered).flat();
}

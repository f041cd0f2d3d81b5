import { randomInt } from "node:crypto";

/** No vowels, so that chance writes no words; no 0/o and 1/l, so that it can be read aloud. */
const ALPHABET = "23456789bcdfghjkmnpqrstvwxz";
const ID_LENGTH = 8;
const LONGEST_BASE = 60;

/** Letters that decomposing does not bring to ASCII. Arabic follows the spelling that people here use. */
const LETTERS: Record<string, string> = {
  œ: "oe",
  æ: "ae",
  ß: "ss",
  ø: "o",
  ł: "l",
  đ: "d",
  ı: "i",
  ا: "a",
  أ: "a",
  إ: "i",
  آ: "a",
  ٱ: "a",
  ى: "a",
  ب: "b",
  ت: "t",
  ة: "a",
  ث: "th",
  ج: "j",
  ح: "h",
  خ: "kh",
  د: "d",
  ذ: "dh",
  ر: "r",
  ز: "z",
  س: "s",
  ش: "ch",
  ص: "s",
  ض: "d",
  ط: "t",
  ظ: "dh",
  ع: "a",
  غ: "gh",
  ف: "f",
  ڤ: "v",
  ق: "k",
  ڨ: "g",
  ك: "k",
  ل: "l",
  م: "m",
  ن: "n",
  ه: "h",
  و: "ou",
  ؤ: "ou",
  ي: "i",
  ئ: "i",
  پ: "p",
  چ: "tch",
};

/** Arabic and Persian digits, by their value. */
const digit = (character: string) => {
  const code = character.codePointAt(0) ?? 0;
  const value = code >= 0x06f0 ? code - 0x06f0 : code - 0x0660;
  return String(value);
};

/** A short id that is in a listing's address for good, whatever becomes of its title. */
export const newShortId = (): string =>
  Array.from({ length: ID_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join("");

/** `Théière en cuivre` becomes `theiere-en-cuivre-<id>`; a title without a letter we can write leaves the id alone. */
export function listingSlug(title: string, id: string): string {
  const ascii = [...title.normalize("NFC").toLowerCase()]
    .map((character) => LETTERS[character] ?? character)
    .join("")
    .replace(/[٠-٩۰-۹]/g, digit)
    .normalize("NFKD")
    .replace(/\p{M}/gu, "");
  const words = ascii.split(/[^a-z0-9]+/).filter(Boolean);
  let base = "";
  for (const word of words) {
    const longer = base ? `${base}-${word}` : word;
    if (longer.length > LONGEST_BASE) break;
    base = longer;
  }
  if (!base && words[0]) base = words[0].slice(0, LONGEST_BASE);
  return base ? `${base}-${id}` : id;
}

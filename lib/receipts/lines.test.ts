import { describe, expect, test } from "vitest";
import { breakLines, measureWord, visualOrder, wordsIn } from "./lines";

/** Each letter one wide. */
const measure = (text: string) => measureWord(text, (piece) => [...piece].length);
const seen = (text: string, rtl: boolean) =>
  visualOrder(
    wordsIn(text, 99).map((word) => ({ word, rtl: measure(word).rtl })),
    rtl,
  )
    .map(({ word }) => word)
    .join(" ");

describe("the order in which words are seen", () => {
  test("Arabic goes from the right, what is Latin within it keeps its own order", () => {
    expect(seen("مرّ الدفع عبر DHMAD Escrow ثم", true)).toBe("ثم DHMAD Escrow عبر الدفع مرّ");
  });
  test("Arabic within a Latin line is turned over by itself", () => {
    expect(seen("Tapis زربية قيروانية 2 m", false)).toBe("Tapis قيروانية زربية 2 m");
  });
});

test("a word is written in the fonts that have its letters", () => {
  expect(measure("د.ت").pieces.map(({ font, text }) => [font, text])).toEqual([
    ["arabic", "د"],
    ["latin", "."],
    ["arabic", "ت"],
  ]);
  expect(measure("Łódź").pieces.map(({ font }) => font)).toEqual(["latinExt", "latin", "latinExt"]);
});

test("marks of direction are left out, no-break spaces part words, and what is too long is cut", () => {
  expect(wordsIn("\u200f125,500\u00a0د.ت.\u200f", 20)).toEqual(["125,500", "د.ت."]);
  expect(wordsIn("abcdefg", 3)).toEqual(["abc", "def", "g"]);
});

test("a line holds what fits, and each word stands on one", () => {
  const lines = breakLines(["aaa", "bb", "cccc", "d"].map(measure), 1, 6);
  expect(lines.map((line) => line.map(({ width }) => width))).toEqual([
    [3, 2],
    [4, 1],
  ]);
  expect(breakLines([], 1, 6)).toEqual([]);
});

import { expect, test } from "vitest";
import { parseAmount } from "./amount";
import { ar } from "./i18n/ar";
import { en } from "./i18n/en";
import { fr } from "./i18n/fr";
import { errorText, formatAmount } from "./i18n/index";
import { localPath, withQuery } from "./page";

test.each([
  ["120,5", 120_500],
  ["120.505", 120_505],
  ["1 200", 1_200_000],
  ["0.001", 1],
  ["1.2345", null],
  ["-1", null],
  ["", null],
  ["1e3", null],
])("%s is %s millimes", (typed, expected) => {
  expect(parseAmount(typed)).toBe(expected);
});

test.each([
  ["/checkout/1?a=b", "/checkout/1?a=b"],
  ["//evil.example", "/x"],
  ["/\\evil.example", "/x"],
  ["https://evil.example", "/x"],
  ["", "/x"],
  [undefined, "/x"],
])("a form may lead to %s: %s", (value, expected) => {
  expect(localPath(value, "/x")).toBe(expected);
});

test("query parameters are set and taken away", () => {
  expect(withQuery("/a?error=x&b=1", { error: null, c: "2" })).toBe("/a?b=1&c=2");
});

test("no language has an empty word, and each error has a sentence", () => {
  const blanks = (value: unknown): number =>
    value === ""
      ? 1
      : value && typeof value === "object"
        ? Object.values(value).reduce<number>((n, v) => n + blanks(v), 0)
        : 0;
  for (const words of [fr, ar, en]) expect(blanks(words)).toBe(0);
  expect(errorText(fr, "__proto__")).toBe(fr.errors.other);
});

test("amounts have three decimals in every language", () => {
  expect(formatAmount("fr", 120_500)).toBe("120,500 DT");
  expect(formatAmount("en", 1_200_500)).toBe("1,200.500 TND");
  expect(formatAmount("ar", 120_500)).toMatch(/^120[,.]500 د.ت$/);
});

import { readdirSync, readFileSync } from "node:fs";
import { type MessageFormatElement, parse, TYPE } from "@formatjs/icu-messageformat-parser";
import { describe, expect, test } from "vitest";
import { LOCALES, type Locale } from "@/lib/i18n/locales";
import { CATALOGUES } from "@/lib/i18n/messages";

type Tree = { [key: string]: string | Tree };

const fileOf = (locale: Locale, room: string) => new URL(`./${locale}/${room}.json`, import.meta.url);

/** Every text of a room by its whole key. */
function textsOf(locale: Locale, room: string): Map<string, string> {
  const texts = new Map<string, string>();
  const walk = (tree: Tree, path: string) => {
    for (const [key, value] of Object.entries(tree)) {
      if (typeof value === "string") texts.set(path + key, value);
      else walk(value, `${path}${key}.`);
    }
  };
  walk(JSON.parse(readFileSync(fileOf(locale, room), "utf8")), "");
  return texts;
}

type Use = { name: string; kind: string; options: string[] };

/** What a text asks for: arguments and tags, with their kinds and, for plurals and choices, their branches. */
function usesOf(elements: MessageFormatElement[]): Use[] {
  return elements.flatMap((element): Use[] => {
    if (element.type === TYPE.literal || element.type === TYPE.pound) return [];
    const use = { name: element.value, kind: TYPE[element.type], options: [] as string[] };
    if (element.type === TYPE.tag) return [use, ...usesOf(element.children)];
    if (element.type !== TYPE.plural && element.type !== TYPE.select) return [use];
    const branches = Object.entries(element.options);
    const options = branches.map(([branch]) => branch);
    return [{ ...use, options }, ...branches.flatMap(([, { value }]) => usesOf(value))];
  });
}

const signature = (text: string) => [
  ...new Set(
    usesOf(parse(text))
      .map(({ name, kind }) => `${name}: ${kind}`)
      .sort(),
  ),
];

test("the catalogues of a language are the rooms that are loaded, no more and no fewer", () => {
  for (const locale of LOCALES) {
    const files = readdirSync(new URL(`./${locale}/`, import.meta.url));
    expect(files.sort(), locale).toEqual(CATALOGUES.map((room) => `${room}.json`).sort());
  }
});

describe.each(CATALOGUES)("%s", (room) => {
  const french = textsOf("fr", room);
  test.each(LOCALES)("has the same keys and asks for the same values in %s", (locale) => {
    const texts = textsOf(locale, room);
    expect([...texts.keys()].sort()).toEqual([...french.keys()].sort());
    for (const [key, text] of texts) {
      expect(text.trim(), key).not.toBe("");
      expect(signature(text), key).toEqual(signature(french.get(key) ?? ""));
    }
  });
  test.each(LOCALES)("has every plural that %s has", (locale) => {
    const rules = new Intl.PluralRules(locale).resolvedOptions().pluralCategories;
    // French counts millions by `many`; nothing here is counted in millions.
    const needed = locale === "fr" ? rules.filter((rule) => rule !== "many") : rules;
    for (const [key, text] of textsOf(locale, room)) {
      for (const { name, options } of usesOf(parse(text)).filter((use) => use.kind === "plural")) {
        const there = options.map((option) => (option === "=0" ? "zero" : option));
        expect(there, `${key}, ${name}`).toEqual(expect.arrayContaining(needed));
      }
    }
  });
});

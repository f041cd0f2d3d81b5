import { readFileSync } from "node:fs";
import type { Locale } from "@/lib/i18n/locales";
import { inRoot } from "@/scripts/lib/paths";

type Texts = { [key: string]: string | Texts };

/** The texts of a language by their keys (`orders.button.pay`), so that a test names what a person reads. */
export function words(locale: Locale) {
  const raw = (key: string): string => {
    const [room = "", ...path] = key.split(".");
    let found: string | Texts | undefined = JSON.parse(
      readFileSync(inRoot("messages", locale, `${room}.json`), "utf8"),
    ) as Texts;
    for (const part of path) found = typeof found === "object" ? found[part] : undefined;
    if (typeof found !== "string") throw new Error(`messages/${locale} has no text ${key}`);
    return found;
  };
  /** A text as it stands; one with values becomes a pattern in which they may be anything. */
  return (key: string): string | RegExp => {
    const text = raw(key);
    if (!/[{<]/.test(text)) return text;
    const pieces = text.split(/<\w+><\/\w+>|\{(?:[^{}]|\{[^{}]*\})*\}/);
    return new RegExp(pieces.map((piece) => piece.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join(".*"));
  };
}

import type { Locale } from "../../domain/people/login";
import { ar } from "./ar";
import { en } from "./en";
import { fr, type Words } from "./fr";

export type { Words };

export const LOCALES = ["fr", "ar", "en"] as const satisfies readonly Locale[];

const words: Record<Locale, Words> = { fr, ar, en };

export function wordsFor(locale: Locale): Words {
  return words[locale];
}

export function isLocale(value: string | undefined): value is Locale {
  return LOCALES.some((locale) => locale === value);
}

/** The sentence for a refusal's code. */
export function errorText(t: Words, code: string): string {
  return code !== "title" && Object.hasOwn(t.errors, code)
    ? t.errors[code as keyof Words["errors"]]
    : t.errors.other;
}

const TAGS: Record<Locale, string> = { fr: "fr-TN", ar: "ar-TN-u-nu-latn", en: "en-GB" };

/** Millimes as a number with all three decimals, as one would type it in this language. */
export function formatNumber(locale: Locale, amount: number, grouped = false): string {
  return new Intl.NumberFormat(TAGS[locale], {
    minimumFractionDigits: 3,
    maximumFractionDigits: 3,
    useGrouping: grouped,
  }).format(amount / 1000);
}

/** Millimes, with all three decimals and the unit of the language. */
export function formatAmount(locale: Locale, amount: number): string {
  return `${formatNumber(locale, amount, true)} ${wordsFor(locale).unit}`;
}

/** Thousandths of another currency, as its own amounts are written. */
export function formatForeign(locale: Locale, amount: number, currency: string): string {
  return new Intl.NumberFormat(TAGS[locale], { style: "currency", currency }).format(amount / 1000);
}

export function formatTime(locale: Locale, at: Date): string {
  return new Intl.DateTimeFormat(TAGS[locale], {
    dateStyle: "medium",
    timeStyle: "short",
    hourCycle: "h23",
    timeZone: "Africa/Tunis",
  }).format(at);
}

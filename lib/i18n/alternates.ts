import type { Metadata } from "next";
import { DEFAULT_LOCALE, LOCALES, type Locale } from "./locales";
import { getPathname } from "./routing";

/** The canonical address of a page and its sisters in the other languages; `href` is written without a locale. */
export function alternates(locale: Locale, href: string): NonNullable<Metadata["alternates"]> {
  const languages = Object.fromEntries(LOCALES.map((other) => [other, getPathname({ href, locale: other })]));
  return {
    canonical: getPathname({ href, locale }),
    languages: { ...languages, "x-default": getPathname({ href, locale: DEFAULT_LOCALE }) },
  };
}

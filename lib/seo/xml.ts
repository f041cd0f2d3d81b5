import { DEFAULT_LOCALE, LOCALES } from "@/lib/i18n/locales";
import { getPathname } from "@/lib/i18n/routing";

/** A page of ours, its path written without a language, and when what it shows changed last. */
export type SitemapPage = { href: string; changedAt: Date | null };

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
const ESCAPES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};
const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);

/** A sitemap of pages: each in every language, with its sisters in the others. `origin` as in `https://souk.tn`. */
export function sitemapXml(origin: string, pages: SitemapPage[]): string {
  const urls = pages.map(({ href, changedAt }) => {
    const at = (locale: (typeof LOCALES)[number]) => escaped(`${origin}${getPathname({ href, locale })}`);
    const link = (language: string, address: string) =>
      `<xhtml:link rel="alternate" hreflang="${language}" href="${address}"/>`;
    const sisters = [
      ...LOCALES.map((locale) => link(locale, at(locale))),
      link("x-default", at(DEFAULT_LOCALE)),
    ].join("");
    const changed = changedAt ? `<lastmod>${changedAt.toISOString()}</lastmod>` : "";
    return LOCALES.map((locale) => `<url><loc>${at(locale)}</loc>${changed}${sisters}</url>\n`).join("");
  });
  return `${HEAD}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n${urls.join("")}</urlset>\n`;
}

/** The index of all sitemaps. */
export function indexXml(addresses: string[]): string {
  const entries = addresses.map((address) => `<sitemap><loc>${escaped(address)}</loc></sitemap>\n`);
  return `${HEAD}<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${entries.join("")}</sitemapindex>\n`;
}

/** Fresh enough for who comes once a day. */
export const SITEMAP_HEADERS = {
  "content-type": "application/xml; charset=utf-8",
  "cache-control": "public, max-age=3600",
};

import "./globals.css";
import type { Metadata } from "next";
import { Mark } from "@/components/site/logo";
import { THEME_SCRIPT } from "@/components/site/theme";
import { buttonStyles } from "@/components/ui/button";
import { direction, LOCALES } from "@/lib/i18n/locales";
import ar from "@/messages/ar/common.json";
import en from "@/messages/en/common.json";
import fr from "@/messages/fr/common.json";

const WORDS = { fr: fr.notFound, ar: ar.notFound, en: en.notFound };

export const metadata: Metadata = { title: "404 · Souk", robots: { index: false } };

/** An address outside of every language: nobody said which one to answer in, so this answers in all. */
export default function GlobalNotFound() {
  return (
    <html lang="fr" suppressHydrationWarning>
      <head>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours, needed before the first paint. */}
        <script dangerouslySetInnerHTML={{ __html: THEME_SCRIPT }} />
      </head>
      <body>
        <main className="mx-auto grid min-h-dvh max-w-xl content-center gap-10 px-6 py-12">
          <Mark className="size-12" />
          <h1 className="sr-only">404</h1>
          {LOCALES.map((locale) => (
            <section key={locale} lang={locale} dir={direction(locale)}>
              <h2 className="font-bold text-xl">{WORDS[locale].title}</h2>
              <a href={`/${locale}`} className={buttonStyles({ variant: "link", className: "mt-2" })}>
                {WORDS[locale].home}
              </a>
            </section>
          ))}
        </main>
      </body>
    </html>
  );
}

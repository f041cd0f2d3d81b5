"use client";

import "./globals.css";
import { usePathname } from "next/navigation";
import { useEffect } from "react";
import { FAILURE_WORDS, FailureView } from "@/components/site/failure-view";
import { Mark } from "@/components/site/logo";
import { THEME_KEY } from "@/components/site/theme";
import { direction, toLocale } from "@/lib/i18n/locales";

/** The site's own frame failed, as it does while the database is away: this stands in its place. */
export default function GlobalError({ retry }: { error: unknown; retry: () => void }) {
  const locale = toLocale(usePathname()?.split("/")[1]);
  useEffect(followChosenTheme, []);
  return (
    <html lang={locale} dir={direction(locale)}>
      <body>
        <title>{`${FAILURE_WORDS[locale].title} · ${FAILURE_WORDS[locale].site}`}</title>
        <main className="grid min-h-dvh content-center">
          <Mark className="mx-auto size-14" />
          <FailureView locale={locale} retry={retry} />
        </main>
      </body>
    </html>
  );
}

/** React drew this page anew, without the script that does so elsewhere. Storage may be forbidden. */
function followChosenTheme(): void {
  try {
    const theme = localStorage.getItem(THEME_KEY);
    if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
  } catch {
    // The system's theme stays.
  }
}

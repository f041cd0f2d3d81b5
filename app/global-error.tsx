"use client";

import "./globals.css";
import { usePathname } from "next/navigation";
import { FailureView } from "@/components/site/failure-view";
import { direction, toLocale } from "@/lib/i18n/locales";

/** The site's own frame failed, as it does while the database is away: this stands in its place. */
export default function GlobalError({ retry }: { error: unknown; retry: () => void }) {
  const locale = toLocale(usePathname()?.split("/")[1]);
  return (
    <html lang={locale} dir={direction(locale)}>
      <body>
        <title>Souk</title>
        <main>
          <FailureView locale={locale} retry={retry} />
        </main>
      </body>
    </html>
  );
}

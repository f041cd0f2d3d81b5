import "../globals.css";
import figtree from "@fontsource-variable/figtree/files/figtree-latin-wght-normal.woff2?url";
import readex from "@fontsource-variable/readex-pro/files/readex-pro-arabic-wght-normal.woff2?url";
import type { Metadata, Viewport } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import type { ReactNode } from "react";
import { preload } from "react-dom";
import { SiteFooter } from "@/components/site/footer";
import { SiteHeader } from "@/components/site/header";
import { OFFLINE_SCRIPT } from "@/components/site/offline";
import { THEME_SCRIPT } from "@/components/site/theme";
import { db } from "@/db";
import { listCategories } from "@/lib/catalogue";
import { direction, toLocale } from "@/lib/i18n/locales";

type Props = { children: ReactNode; params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Omit<Props, "children">): Promise<Metadata> {
  const locale = toLocale((await params).locale);
  const t = await getTranslations({ locale, namespace: "common" });
  return {
    metadataBase: process.env.APP_URL ? new URL(process.env.APP_URL) : undefined,
    title: { default: t("meta.title"), template: `%s · ${t("siteName")}` },
    description: t("meta.description"),
    applicationName: t("siteName"),
    manifest: `/${locale}/manifest.webmanifest`,
  };
}

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#ffffff" },
    { media: "(prefers-color-scheme: dark)", color: "#1d211c" },
  ],
};

export default async function RootLayout({ children, params }: Props) {
  // An unknown language is refused one step further in, where the 404 has this frame around it.
  const locale = toLocale((await params).locale);
  setRequestLocale(locale);
  // The script that the page is written in; the other one loads when a word of it stands on the page.
  preload(locale === "ar" ? readex : figtree, { as: "font", type: "font/woff2", crossOrigin: "anonymous" });
  const [t, categories] = await Promise.all([
    getTranslations({ locale, namespace: "common" }),
    listCategories(db(), locale),
  ]);

  return (
    // The theme's script writes data-theme before React arrives.
    <html lang={locale} dir={direction(locale)} suppressHydrationWarning>
      <head>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours, needed before the first paint. */}
        <script dangerouslySetInnerHTML={{ __html: THEME_SCRIPT }} />
      </head>
      <body className="flex min-h-dvh flex-col">
        <a
          href="#main"
          className="sr-only rounded-control bg-brand px-4 py-3 font-semibold text-on-brand focus:not-sr-only focus:absolute focus:start-3 focus:top-3 focus:z-50 focus:px-4 focus:py-3"
        >
          {t("header.skip")}
        </a>
        <SiteHeader locale={locale} categories={categories} />
        <main id="main" tabIndex={-1} className="flex-1 outline-none">
          {children}
        </main>
        <SiteFooter locale={locale} categories={categories} />
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours. */}
        <script dangerouslySetInnerHTML={{ __html: OFFLINE_SCRIPT }} />
      </body>
    </html>
  );
}

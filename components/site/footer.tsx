import { ShieldCheck } from "lucide-react";
import { getTranslations } from "next-intl/server";
import type { Category } from "@/lib/catalogue";
import type { Locale } from "@/lib/i18n/locales";
import { Link } from "@/lib/i18n/routing";
import { Logo } from "./logo";
import { ThemeSwitch } from "./theme-switch";

const linkStyles =
  "inline-flex min-h-9 items-center text-ink-soft hover:text-ink hover:underline underline-offset-4";

export async function SiteFooter({ locale, categories }: { locale: Locale; categories: Category[] }) {
  const t = await getTranslations({ locale, namespace: "common" });
  const account = [
    { href: "/sell", word: t("footer.sell") },
    { href: "/orders", word: t("account.orders") },
    { href: "/sell/listings", word: t("account.listings") },
    { href: "/profile", word: t("account.profile") },
  ];
  return (
    <footer className="mt-20 border-line border-t bg-surface">
      <div className="page grid gap-10 py-12 sm:grid-cols-2 lg:grid-cols-3">
        <div className="max-w-sm sm:col-span-2 lg:col-span-1">
          <Logo name={t("siteName")} />
          <p className="mt-4 flex gap-2.5 text-ink-soft">
            <ShieldCheck aria-hidden className="mt-0.5 size-5 shrink-0 text-brand-ink" />
            <span>{t("footer.promise")}</span>
          </p>
        </div>
        <nav aria-label={t("footer.label")} className="grid gap-10 sm:col-span-2 sm:grid-cols-2">
          {categories.length > 0 ? (
            <div>
              <h2 className="mb-2 font-bold">{t("header.categories")}</h2>
              <ul className="columns-2 gap-x-6">
                {categories.map(({ slug, name }) => (
                  <li key={slug}>
                    <Link href={`/c/${slug}`} prefetch={false} className={linkStyles}>
                      {name}
                    </Link>
                  </li>
                ))}
              </ul>
            </div>
          ) : null}
          <div>
            <h2 className="mb-2 font-bold">{t("footer.account")}</h2>
            <ul>
              {account.map(({ href, word }) => (
                <li key={href}>
                  <Link href={href} prefetch={false} className={linkStyles}>
                    {word}
                  </Link>
                </li>
              ))}
            </ul>
          </div>
        </nav>
      </div>
      <div className="page flex flex-wrap items-center justify-between gap-4 border-line border-t py-5">
        <p className="text-ink-soft text-sm">{t("footer.legal")}</p>
        <ThemeSwitch
          label={t("theme.label")}
          names={{ system: t("theme.system"), light: t("theme.light"), dark: t("theme.dark") }}
        />
      </div>
    </footer>
  );
}

import { Plus } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { buttonStyles } from "@/components/ui/button";
import type { Category } from "@/lib/catalogue";
import type { Locale } from "@/lib/i18n/locales";
import { Link } from "@/lib/i18n/routing";
import { AccountMenu } from "./account-menu";
import { CategoryNav } from "./category-nav";
import { LanguageSwitch } from "./language-switch";
import { Logo } from "./logo";

/** The same for everybody: it is part of every cached page. */
export async function SiteHeader({ locale, categories }: { locale: Locale; categories: Category[] }) {
  const t = await getTranslations({ locale, namespace: "common" });
  return (
    <header className="border-line border-b bg-surface">
      <div className="page flex h-16 items-center gap-1 sm:gap-2">
        <Link href="/" prefetch={false} className="me-auto flex items-center rounded-control py-1.5 pe-2">
          <Logo name={t("siteName")} />
        </Link>
        <Link
          href="/sell"
          prefetch={false}
          className={buttonStyles({ variant: "secondary", className: "min-h-10 rounded-full px-4 py-1.5" })}
        >
          <Plus aria-hidden />
          {t("header.sell")}
        </Link>
        <LanguageSwitch locale={locale} label={t("header.language")} />
        <AccountMenu
          locale={locale}
          words={{
            account: t("header.account"),
            orders: t("account.orders"),
            sales: t("account.sales"),
            listings: t("account.listings"),
            profile: t("account.profile"),
            signOut: t("header.signOut"),
          }}
        />
      </div>
      {categories.length > 0 ? <CategoryNav label={t("header.categories")} categories={categories} /> : null}
    </header>
  );
}

import { getTranslations } from "next-intl/server";
import type { Category } from "@/lib/catalogue";
import type { Locale } from "@/lib/i18n/locales";
import { HeaderBar } from "./header-bar";

/** The same for everybody: it is part of every cached page. */
export async function SiteHeader({ locale, categories }: { locale: Locale; categories: Category[] }) {
  const [t, search] = await Promise.all([
    getTranslations({ locale, namespace: "common" }),
    getTranslations({ locale, namespace: "search.field" }),
  ]);
  return (
    <HeaderBar
      locale={locale}
      categories={categories}
      words={{
        site: t("siteName"),
        sell: t("header.sell"),
        language: t("header.language"),
        categories: t("header.categories"),
        search: {
          label: search("label"),
          placeholder: search("placeholder"),
          submit: search("submit"),
          suggestions: search("suggestions"),
        },
        account: {
          account: t("header.account"),
          orders: t("account.orders"),
          sales: t("account.sales"),
          listings: t("account.listings"),
          favorites: t("account.favorites"),
          messages: t("account.messages"),
          unread: t("header.unread"),
          notifications: t("account.notifications"),
          profile: t("account.profile"),
          signOut: t("header.signOut"),
        },
      }}
    />
  );
}

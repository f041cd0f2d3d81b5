import { getTranslations } from "next-intl/server";
import type { Category } from "@/lib/catalogue";
import type { Locale } from "@/lib/i18n/locales";
import { FooterView } from "./footer-view";

export async function SiteFooter({ locale, categories }: { locale: Locale; categories: Category[] }) {
  const t = await getTranslations({ locale, namespace: "common" });
  return (
    <FooterView
      categories={categories}
      words={{
        site: t("siteName"),
        promise: t("footer.promise"),
        label: t("footer.label"),
        categories: t("header.categories"),
        account: t("footer.account"),
        sell: t("footer.sell"),
        orders: t("account.orders"),
        listings: t("account.listings"),
        profile: t("account.profile"),
        legal: t("footer.legal"),
        theme: t("theme.label"),
        system: t("theme.system"),
        light: t("theme.light"),
        dark: t("theme.dark"),
      }}
    />
  );
}

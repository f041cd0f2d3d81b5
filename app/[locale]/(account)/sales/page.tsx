import { Package } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { OrderList } from "@/components/orders/order-list";
import { AccountShell } from "@/components/site/account-shell";
import { Button, EmptyState } from "@/components/ui";
import { db } from "@/db";
import { requireUser } from "@/lib/auth/session";
import { toLocale } from "@/lib/i18n/locales";
import { Link } from "@/lib/i18n/routing";
import { listSales } from "@/lib/orders";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: toLocale((await params).locale), namespace: "orders" });
  return { title: t("sales.title") };
}

export default async function SalesPage({ params }: Props) {
  const locale = toLocale((await params).locale);
  setRequestLocale(locale);
  const user = await requireUser(locale, `/${locale}/sales`);
  const t = await getTranslations({ locale, namespace: "orders" });
  const lines = await listSales(db(), user.id);
  return (
    <AccountShell locale={locale} section="sales" title={t("sales.title")}>
      {lines.length > 0 ? (
        <OrderList lines={lines} side="seller" locale={locale} />
      ) : (
        <EmptyState
          icon={Package}
          title={t("sales.empty.title")}
          actions={
            <Button asChild>
              <Link href="/sell/listings">{t("sales.empty.action")}</Link>
            </Button>
          }
        >
          {t("sales.empty.text")}
        </EmptyState>
      )}
    </AccountShell>
  );
}

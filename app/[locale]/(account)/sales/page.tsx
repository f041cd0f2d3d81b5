import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { EmptyParcel } from "@/components/illustrations";
import { OrderList } from "@/components/orders/order-list";
import { OrderPages } from "@/components/orders/order-pages";
import { AccountShell } from "@/components/site/account-shell";
import { Button, EmptyState } from "@/components/ui";
import { db } from "@/db";
import { requireUser } from "@/lib/auth/session";
import { toLocale } from "@/lib/i18n/locales";
import { Link } from "@/lib/i18n/routing";
import { listSales, pageNumber } from "@/lib/orders";

type Props = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Pick<Props, "params">): Promise<Metadata> {
  const t = await getTranslations({ locale: toLocale((await params).locale), namespace: "orders" });
  return { title: t("sales.title") };
}

export default async function SalesPage({ params, searchParams }: Props) {
  const locale = toLocale((await params).locale);
  setRequestLocale(locale);
  const user = await requireUser(locale, `/${locale}/sales`);
  const t = await getTranslations({ locale, namespace: "orders" });
  const page = pageNumber((await searchParams).page);
  const { lines, pages } = await listSales(db(), user.id, page ?? 1);
  if (page === null || page > pages) notFound();
  return (
    <AccountShell locale={locale} section="sales" title={t("sales.title")}>
      {lines.length > 0 ? (
        <>
          <OrderList lines={lines} side="seller" locale={locale} />
          <OrderPages path="/sales" page={page} pages={pages} locale={locale} />
        </>
      ) : (
        <EmptyState
          illustration={<EmptyParcel />}
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

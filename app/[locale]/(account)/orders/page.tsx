import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { EmptyBag } from "@/components/illustrations";
import { OrderList } from "@/components/orders/order-list";
import { OrderPages } from "@/components/orders/order-pages";
import { AccountShell } from "@/components/site/account-shell";
import { Button, EmptyState } from "@/components/ui";
import { db } from "@/db";
import { requireUser } from "@/lib/auth/session";
import { toLocale } from "@/lib/i18n/locales";
import { Link } from "@/lib/i18n/routing";
import { listOrders, pageNumber } from "@/lib/orders";

type Props = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Pick<Props, "params">): Promise<Metadata> {
  const t = await getTranslations({ locale: toLocale((await params).locale), namespace: "orders" });
  return { title: t("orders.title") };
}

export default async function OrdersPage({ params, searchParams }: Props) {
  const locale = toLocale((await params).locale);
  setRequestLocale(locale);
  const user = await requireUser(locale, `/${locale}/orders`);
  const t = await getTranslations({ locale, namespace: "orders" });
  const page = pageNumber((await searchParams).page);
  const { lines, pages } = await listOrders(db(), user.id, page ?? 1);
  if (page === null || page > pages) notFound();
  return (
    <AccountShell locale={locale} section="orders" title={t("orders.title")}>
      {lines.length > 0 ? (
        <>
          <OrderList
            // What the marketplace itself sells (a boost) has no shop behind it.
            lines={lines.map((line) =>
              line.mode === "instant" ? { ...line, counterpart: t("actor.souk") } : line,
            )}
            side="buyer"
            locale={locale}
          />
          <OrderPages path="/orders" page={page} pages={pages} locale={locale} />
        </>
      ) : (
        <EmptyState
          illustration={<EmptyBag />}
          title={t("orders.empty.title")}
          actions={
            <Button asChild>
              <Link href="/" prefetch={false}>
                {t("orders.empty.action")}
              </Link>
            </Button>
          }
        >
          {t("orders.empty.text")}
        </EmptyState>
      )}
    </AccountShell>
  );
}

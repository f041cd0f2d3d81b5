import { ShoppingBag } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { OrderList } from "@/components/orders/order-list";
import { AccountShell } from "@/components/site/account-shell";
import { Button, EmptyState } from "@/components/ui";
import { db } from "@/db";
import { requireUser } from "@/lib/auth/session";
import { toLocale } from "@/lib/i18n/locales";
import { Link } from "@/lib/i18n/routing";
import { listOrders } from "@/lib/orders";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: toLocale((await params).locale), namespace: "orders" });
  return { title: t("orders.title") };
}

export default async function OrdersPage({ params }: Props) {
  const locale = toLocale((await params).locale);
  setRequestLocale(locale);
  const user = await requireUser(locale, `/${locale}/orders`);
  const t = await getTranslations({ locale, namespace: "orders" });
  const lines = await listOrders(db(), user.id);
  return (
    <AccountShell locale={locale} section="orders" title={t("orders.title")}>
      {lines.length > 0 ? (
        <OrderList lines={lines} side="buyer" locale={locale} />
      ) : (
        <EmptyState
          icon={ShoppingBag}
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

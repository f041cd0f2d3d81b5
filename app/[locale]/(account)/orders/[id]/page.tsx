import { ChevronLeft } from "lucide-react";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { z } from "zod";
import { LiveScreen } from "@/components/live/live-screen";
import { NextStep } from "@/components/orders/next-step";
import { OrderSummary } from "@/components/orders/order-summary";
import { OrderTimeline } from "@/components/orders/order-timeline";
import { OrderStatusBadge } from "@/components/orders/status-badge";
import { AccountShell } from "@/components/site/account-shell";
import { Card, CardTitle } from "@/components/ui";
import { db } from "@/db";
import { requireUser } from "@/lib/auth/session";
import { systemClock } from "@/lib/clock";
import { toLocale } from "@/lib/i18n/locales";
import { Link } from "@/lib/i18n/routing";
import { getOrder, SESSION_ACTIONS } from "@/lib/orders";
import { OrderConversation } from "../../messages/order-conversation";
import { OrderReview } from "../../reviews/order-review";
import { OrderBoost } from "../../sell/listings/[id]/boost/order-boost";
import { WithdrawnSeller } from "../../sell/withdrawn-seller";
import { orderAction } from "../actions";

type Props = {
  params: Promise<{ locale: string; id: string }>;
  searchParams: Promise<{ checkout?: string | string[] }>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: toLocale((await params).locale), namespace: "orders" });
  return { title: t("order.title") };
}

/** One order as its buyer or its seller sees it; nobody else learns that it exists. */
export default async function OrderPage({ params, searchParams }: Props) {
  const { id, locale: given } = await params;
  const locale = toLocale(given);
  setRequestLocale(locale);
  const user = await requireUser(locale, `/${locale}/orders/${encodeURIComponent(id)}`);
  if (!z.uuid().safeParse(id).success) notFound();
  const detail = await getOrder(db(), user.id, id);
  if (!detail) notFound();

  const t = await getTranslations({ locale, namespace: "orders" });
  const { order, side } = detail;
  const section = side === "buyer" ? "orders" : "sales";
  const unanswered = (await searchParams).checkout === "unknown" && detail.lastCheckout?.status === "pending";
  return (
    <AccountShell
      locale={locale}
      section={section}
      title={<bdi>{order.title}</bdi>}
      above={
        <p className="mb-3 flex flex-wrap items-center justify-between gap-3">
          <Link
            href={`/${section}`}
            className="inline-flex min-h-11 items-center gap-1 font-semibold text-ink-soft hover:text-ink"
          >
            <ChevronLeft aria-hidden className="size-5 rtl:-scale-x-100" />
            {t(`${section}.title`)}
          </Link>
        </p>
      }
      actions={<OrderStatusBadge stage={detail.stage} locale={locale} />}
    >
      <LiveScreen topic={`order:${order.id}`} version={order.version} waiting={detail.rule.turn.length > 0} />
      <WithdrawnSeller orderId={order.id} userId={user.id} locale={locale} />
      <NextStep
        detail={detail}
        unanswered={unanswered}
        locale={locale}
        now={systemClock()}
        action={orderAction}
        sessionActions={SESSION_ACTIONS}
      />
      {order.mode === "instant" ? <OrderBoost orderId={order.id} userId={user.id} locale={locale} /> : null}
      <OrderReview orderId={order.id} userId={user.id} locale={locale} />
      <div className="grid gap-6 lg:grid-cols-2">
        <Card>
          <CardTitle>{t("timeline.title")}</CardTitle>
          <div className="mt-5">
            <OrderTimeline detail={detail} locale={locale} />
          </div>
        </Card>
        <OrderSummary detail={detail} locale={locale} />
      </div>
      <OrderConversation orderId={order.id} userId={user.id} locale={locale} />
    </AccountShell>
  );
}

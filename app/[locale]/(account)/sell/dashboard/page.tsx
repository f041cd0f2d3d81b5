import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { LiveScreen } from "@/components/live/live-screen";
import { ListingFiguresCard } from "@/components/selling/dashboard/listing-figures";
import { NeedsCard } from "@/components/selling/dashboard/needs";
import { PayoutsCard } from "@/components/selling/dashboard/payouts";
import { PeriodLinks } from "@/components/selling/dashboard/period-links";
import { SalesCard } from "@/components/selling/dashboard/sales-card";
import { AwayCard } from "@/components/selling/managing/away-card";
import { AccountShell } from "@/components/site/account-shell";
import { db } from "@/db";
import { requireUser } from "@/lib/auth/session";
import { systemClock } from "@/lib/clock";
import {
  columnsOf,
  getOpenSales,
  LISTED,
  listDays,
  listDrafts,
  listListingFigures,
  PERIODS,
  scaleOf,
  toPeriod,
} from "@/lib/dashboard";
import { toLocale } from "@/lib/i18n/locales";
import { getSeller } from "@/lib/kyc";
import { countUnread } from "@/lib/messages";
import { MILLIMES_PER_TND } from "@/lib/money";
import { listToAnswer } from "@/lib/questions";
import { getAwayUntil, openingDays } from "@/lib/shop";
import { awayAction } from "../listings/managing";

type Props = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<{ days?: string | string[] }>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: toLocale((await params).locale), namespace: "dashboard" });
  return { title: t("title") };
}

/** A seller's own figures, and what waits for them. Whoever sells nothing yet is led to where that begins. */
export default async function DashboardPage({ params, searchParams }: Props) {
  const locale = toLocale((await params).locale);
  setRequestLocale(locale);
  const user = await requireUser(locale, `/${locale}/sell/dashboard`);
  const known = await getSeller(db(), user.id);
  if (!known) redirect(`/${locale}/sell`);

  const period = toPeriod((await searchParams).days);
  const now = systemClock();
  const [t, { waiting, payouts }, days, figures, drafts, unread, questions, awayUntil] = await Promise.all([
    getTranslations({ locale, namespace: "dashboard" }),
    getOpenSales(db(), user.id),
    listDays(db(), user.id, period, now),
    listListingFigures(db(), user.id, period, now),
    listDrafts(db(), user.id),
    countUnread(db(), user.id),
    listToAnswer(db(), user.id),
    getAwayUntil(db(), user.id, now),
  ]);
  const amounts = days.map(({ amountMillimes }) => amountMillimes);
  const scale = scaleOf(amounts, MILLIMES_PER_TND);
  return (
    <AccountShell locale={locale} section="dashboard" title={t("title")} lead={t("lead")}>
      <LiveScreen topic={`seller:${user.id}`} version={known.seller.version} />
      <NeedsCard
        waiting={waiting}
        unread={unread}
        questions={questions.length}
        drafts={drafts.count}
        now={now}
        locale={locale}
      />
      <PayoutsCard payouts={payouts} locale={locale} />
      <PeriodLinks periods={PERIODS} period={period} locale={locale} />
      <SalesCard
        days={days}
        scale={scale}
        columns={columnsOf(amounts, scale.top, 600, 200)}
        locale={locale}
      />
      <ListingFiguresCard figures={figures} listed={LISTED} locale={locale} />
      <AwayCard locale={locale} action={awayAction} until={awayUntil} days={openingDays(now)} />
    </AccountShell>
  );
}

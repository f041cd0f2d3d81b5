import { getTranslations } from "next-intl/server";
import { Card, CardTitle } from "@/components/ui";
import type { Payouts } from "@/lib/dashboard";
import type { Locale } from "@/lib/i18n/locales";
import { formatMoney } from "@/lib/money";

/** What open sales will bring, and beside it what DHMAD has yet to decide. */
export async function PayoutsCard({ payouts, locale }: { payouts: Payouts; locale: Locale }) {
  const t = await getTranslations({ locale, namespace: "dashboard" });
  const { expectedMillimes, sales, disputed, disputedMillimes } = payouts;
  return (
    <Card role="region" aria-labelledby="payouts" className="space-y-2">
      <CardTitle id="payouts">{t("payouts.title")}</CardTitle>
      <p className="figures font-bold text-3xl tracking-tight">{formatMoney(expectedMillimes, locale)}</p>
      <p className="text-ink-soft">{t("payouts.text", { count: sales })}</p>
      {disputed > 0 ? (
        <p>{t("payouts.disputed", { count: disputed, amount: formatMoney(disputedMillimes, locale) })}</p>
      ) : null}
    </Card>
  );
}

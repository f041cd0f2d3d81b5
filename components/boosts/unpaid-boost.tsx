import { getTranslations } from "next-intl/server";
import { Alert } from "@/components/ui";
import { Link } from "@/lib/i18n/link";
import type { Locale } from "@/lib/i18n/locales";

type Props = { boost: { orderId: string; days: number }; locale: Locale };

/** That a boost was ordered and not paid: its order has the next step, and the way out. */
export async function UnpaidBoost({ boost, locale }: Props) {
  const t = await getTranslations({ locale, namespace: "boosts" });
  return (
    <Alert tone="info" title={t("unpaid.title", { days: boost.days })}>
      <p>{t("unpaid.text")}</p>
      <p className="mt-2">
        <Link href={`/orders/${boost.orderId}`}>{t("unpaid.link")}</Link>
      </p>
    </Alert>
  );
}

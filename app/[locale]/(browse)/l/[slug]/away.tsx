import { getFormatter, getTranslations } from "next-intl/server";
import type { Locale } from "@/lib/i18n/locales";

type Props = { until: Date; locale: Locale };

/** Until when the seller takes no orders, in a sentence. */
export async function Away({ until, locale }: Props) {
  const t = await getTranslations({ locale, namespace: "managing" });
  const format = await getFormatter({ locale });
  return (
    <p className="mt-3 rounded-control bg-warning-soft px-4 py-3 text-warning-ink">
      {t("away.listing", { date: format.dateTime(until, { dateStyle: "full" }) })}
    </p>
  );
}

/** The same in a few words. */
export async function AwayBadge({ until, locale }: Props) {
  const t = await getTranslations({ locale, namespace: "managing" });
  const format = await getFormatter({ locale });
  return t("away.badge", { date: format.dateTime(until, { day: "numeric", month: "long" }) });
}

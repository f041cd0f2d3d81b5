import { getTranslations } from "next-intl/server";
import { Link } from "@/lib/i18n/link";
import type { Locale } from "@/lib/i18n/locales";

type Props = { periods: readonly number[]; period: number; locale: Locale };

/** Which span the figures below cover. */
export async function PeriodLinks({ periods, period, locale }: Props) {
  const t = await getTranslations({ locale, namespace: "dashboard" });
  return (
    <nav aria-label={t("period.label")}>
      <ul className="flex gap-2">
        {periods.map((days) => (
          <li key={days}>
            <Link
              href={days === periods[0] ? "/sell/dashboard" : `/sell/dashboard?days=${days}`}
              prefetch={false}
              aria-current={days === period ? "page" : undefined}
              className="inline-flex min-h-11 items-center rounded-control border border-line px-4 text-ink-soft hover:bg-sunken hover:text-ink aria-[current]:border-transparent aria-[current]:bg-brand-soft aria-[current]:font-semibold aria-[current]:text-brand-ink"
            >
              {t("period.days", { count: days })}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

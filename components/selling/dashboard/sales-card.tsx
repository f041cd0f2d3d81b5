import { getFormatter, getTranslations } from "next-intl/server";
import { Card, CardTitle } from "@/components/ui";
import type { Column, DayFigures, Scale } from "@/lib/dashboard";
import type { Locale } from "@/lib/i18n/locales";
import { formatMoney } from "@/lib/money";
import { SalesChart } from "./sales-chart";

type Props = { days: DayFigures[]; scale: Scale; columns: Column[]; locale: Locale };

/** Paid sales over the period: their sum, the chart, and the same figures as a table. */
export async function SalesCard({ days, scale, columns, locale }: Props) {
  const t = await getTranslations({ locale, namespace: "dashboard" });
  const sales = days.reduce((sum, day) => sum + day.sales, 0);
  const amount = days.reduce((sum, day) => sum + day.amountMillimes, 0);
  return (
    <Card role="region" aria-labelledby="sales" className="space-y-4">
      <CardTitle id="sales">{t("sales.title")}</CardTitle>
      <p>{t("sales.sum", { count: sales, days: days.length, amount: formatMoney(amount, locale) })}</p>
      {sales > 0 ? <SalesChart days={days} scale={scale} columns={columns} locale={locale} /> : null}
      <details>
        <summary className="flex min-h-11 w-fit cursor-pointer items-center font-semibold text-brand-ink">
          {t("sales.figures")}
        </summary>
        <DaysTable days={days} locale={locale} />
      </details>
    </Card>
  );
}

async function DaysTable({ days, locale }: { days: DayFigures[]; locale: Locale }) {
  const t = await getTranslations({ locale, namespace: "dashboard" });
  const format = await getFormatter({ locale });
  return (
    <table className="mt-2 w-full text-sm sm:text-base">
      <caption className="sr-only">{t("sales.caption")}</caption>
      <thead className="text-ink-soft text-sm">
        <tr className="border-line border-b">
          <th scope="col" className="py-2 text-start font-semibold">
            {t("sales.day")}
          </th>
          {(["count", "amount", "views"] as const).map((head) => (
            <th key={head} scope="col" className="py-2 ps-2 text-end font-semibold">
              {t(`sales.${head}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="figures">
        {[...days].reverse().map(({ day, sales, amountMillimes, views }) => (
          <tr key={day} className="border-line border-b">
            <th scope="row" className="py-2 text-start font-normal">
              <time dateTime={day}>{format.dateTime(noonOf(day), { day: "numeric", month: "long" })}</time>
            </th>
            <td className="py-2 ps-2 text-end">{format.number(sales)}</td>
            <td className="whitespace-nowrap py-2 ps-2 text-end">{formatMoney(amountMillimes, locale)}</td>
            <td className="py-2 ps-2 text-end">{format.number(views)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A moment of that day, in Tunisia too. */
const noonOf = (day: string) => new Date(`${day}T12:00:00Z`);

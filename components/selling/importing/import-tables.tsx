import { getFormatter, getTranslations } from "next-intl/server";
import type { Locale } from "@/lib/i18n/locales";
import type { ImportLine } from "@/lib/listings";
import { formatMoney } from "@/lib/money";

type Props = { lines: ImportLine[]; locale: Locale };

const HEAD = "py-2 pe-4 text-start font-semibold";
const CELL = "py-3 pe-4 align-top [overflow-wrap:anywhere]";

/** What is wrong, by row and column of the file. */
export async function ImportProblems({ lines, locale }: Props) {
  const t = await getTranslations({ locale, namespace: "imports" });
  const errors = await getTranslations({ locale, namespace: "errors" });
  const format = await getFormatter({ locale });
  return (
    <table className="w-full">
      <caption className="mb-2 text-start font-semibold">{t("report.problems")}</caption>
      <thead className="text-ink-soft text-sm">
        <tr className="border-line border-b">
          <th scope="col" className={HEAD}>
            {t("report.line")}
          </th>
          <th scope="col" className={HEAD}>
            {t("report.column")}
          </th>
          <th scope="col" className={HEAD}>
            {t("report.problem")}
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.flatMap(({ line, title, problems }) =>
          problems.map(({ column, message }, index) => (
            <tr key={`${line}-${column}-${message}`} className="border-line border-b">
              <th scope="row" className={`figures ${CELL} font-semibold`}>
                {format.number(line)}
              </th>
              <td className={CELL}>
                {column ? (
                  <code dir="ltr" className="whitespace-nowrap text-sm">
                    {column}
                  </code>
                ) : (
                  "–"
                )}
              </td>
              <td className={CELL}>
                {index === 0 && title ? (
                  <span className="block text-ink-soft text-sm">
                    <bdi>{title.slice(0, 60)}</bdi>
                  </span>
                ) : null}
                {errors(message)}
              </td>
            </tr>
          )),
        )}
      </tbody>
    </table>
  );
}

/** What would become drafts, as it was read: a price in the wrong place is seen here. */
export async function ImportGood({ lines, locale }: Props) {
  const t = await getTranslations({ locale, namespace: "imports" });
  const selling = await getTranslations({ locale, namespace: "selling" });
  const format = await getFormatter({ locale });
  return (
    <details className="disclosure">
      <summary>{t("report.read")}</summary>
      <div>
        <table className="w-full">
          <caption className="sr-only">{t("report.read")}</caption>
          <thead className="text-ink-soft text-sm">
            <tr className="border-line border-b">
              <th scope="col" className={HEAD}>
                {t("report.line")}
              </th>
              <th scope="col" className={HEAD}>
                {t("report.listing")}
              </th>
              <th scope="col" className={`${HEAD} text-end`}>
                {t("report.price")}
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.map(({ line, title, input }) => (
              <tr key={line} className="border-line border-b last:border-0">
                <td className={`figures ${CELL}`}>{format.number(line)}</td>
                <th scope="row" className={`${CELL} text-start font-normal`}>
                  <bdi>{title}</bdi>
                </th>
                <td className="figures whitespace-nowrap py-3 text-end align-top">
                  {input && input.price !== null
                    ? formatMoney(input.price, locale, input.currency)
                    : selling("listings.noPrice")}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

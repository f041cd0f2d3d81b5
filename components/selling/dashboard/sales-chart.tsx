import { getFormatter, getTranslations } from "next-intl/server";
import type { Column, DayFigures, Scale } from "@/lib/dashboard";
import type { Locale } from "@/lib/i18n/locales";
import { MILLIMES_PER_TND } from "@/lib/money";

/** The units in which `columns` were laid out. */
const WIDTH = 600;
const HEIGHT = 200;

type Props = { days: DayFigures[]; scale: Scale; columns: Column[]; locale: Locale };

/**
 * One column a day, drawn on the server. Time runs as one reads: the drawing is mirrored for Arabic, its words stand
 * outside it. Who cannot see it has the table beside it with the same figures.
 */
export async function SalesChart({ days, scale, columns, locale }: Props) {
  const t = await getTranslations({ locale, namespace: "dashboard" });
  const format = await getFormatter({ locale });
  const ends = [days[0], days[Math.floor((days.length - 1) / 2)], days.at(-1)];
  return (
    <div aria-hidden>
      <p className="mb-3 text-ink-soft text-sm">{t("sales.unit")}</p>
      <div className="flex gap-2">
        <div className="figures flex h-44 flex-col-reverse justify-between text-end text-ink-soft text-sm leading-none sm:h-56">
          {scale.ticks.map((tick) => (
            <span key={tick} className="-my-1.75 h-3.5">
              {format.number(tick / MILLIMES_PER_TND)}
            </span>
          ))}
        </div>
        <div className="min-w-0 flex-1">
          <svg
            aria-hidden
            viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
            preserveAspectRatio="none"
            className="h-44 w-full overflow-visible sm:h-56 rtl:-scale-x-100"
          >
            {scale.ticks.map((tick) => {
              const y = HEIGHT - (tick / scale.top) * HEIGHT;
              return (
                <line
                  key={tick}
                  x1={0}
                  x2={WIDTH}
                  y1={y}
                  y2={y}
                  vectorEffect="non-scaling-stroke"
                  className={tick === 0 ? "stroke-line-strong" : "stroke-line"}
                />
              );
            })}
            {columns.map((column, index) =>
              column.height > 0 ? <rect key={days[index]?.day} {...column} className="fill-brand" /> : null,
            )}
          </svg>
          <p className="mt-2 flex justify-between text-ink-soft text-sm">
            {ends.map((end) =>
              end ? (
                <span key={end.day}>
                  {format.dateTime(new Date(`${end.day}T12:00:00Z`), { day: "numeric", month: "short" })}
                </span>
              ) : null,
            )}
          </p>
        </div>
      </div>
    </div>
  );
}

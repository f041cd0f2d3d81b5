import { getFormatter, getTranslations } from "next-intl/server";
import { Card, CardTitle } from "@/components/ui";
import type { ListingFigures } from "@/lib/dashboard";
import { Link } from "@/lib/i18n/link";
import type { Locale } from "@/lib/i18n/locales";

type Props = { figures: ListingFigures[]; listed: number; locale: Locale };

/** How often the listings were looked at and ordered: all together, then the most looked at one by one. */
export async function ListingFiguresCard({ figures, listed, locale }: Props) {
  const t = await getTranslations({ locale, namespace: "dashboard" });
  const format = await getFormatter({ locale });
  const views = figures.reduce((sum, listing) => sum + listing.views, 0);
  const orders = figures.reduce((sum, listing) => sum + listing.orders, 0);
  const share = (part: number, whole: number) =>
    // Before views were counted there were orders: more than all of them is no share.
    whole === 0 || part > whole
      ? "–"
      : format.number(part / whole, { style: "percent", maximumFractionDigits: 1 });
  const rest = figures.length - listed;
  return (
    <Card role="region" aria-labelledby="views" className="space-y-4">
      <CardTitle id="views">{t("views.title")}</CardTitle>
      <dl className="grid grid-cols-2 gap-4 sm:grid-cols-3">
        <Sum word={t("views.views")} figure={format.number(views)} />
        <Sum word={t("views.orders")} figure={format.number(orders)} />
        <Sum word={t("views.conversion")} figure={share(orders, views)} />
      </dl>
      {figures.length === 0 ? (
        <p>{t("views.none")}</p>
      ) : (
        <table className="w-full">
          <caption className="sr-only">{t("views.caption")}</caption>
          <thead className="text-ink-soft text-sm">
            <tr className="border-line border-b">
              <th scope="col" className="py-2 text-start font-semibold">
                {t("views.listing")}
              </th>
              <th scope="col" className="py-2 ps-3 text-end font-semibold">
                {t("sales.views")}
              </th>
              <th scope="col" className="py-2 ps-3 text-end font-semibold">
                {t("views.ordered")}
              </th>
              {/* A phone has no room for it beside the title; the sum above tells it. */}
              <th scope="col" className="hidden py-2 ps-3 text-end font-semibold sm:table-cell">
                {t("views.share")}
              </th>
            </tr>
          </thead>
          <tbody>
            {figures.slice(0, listed).map(({ id, title, views: seen, orders: ordered }) => (
              <tr key={id} className="border-line border-b">
                <th scope="row" className="py-1 text-start font-normal">
                  <Link
                    href={`/sell/listings/${id}`}
                    prefetch={false}
                    className="inline-flex min-h-11 items-center [overflow-wrap:anywhere] hover:underline"
                  >
                    <bdi>{title || t("views.untitled")}</bdi>
                  </Link>
                </th>
                <td className="figures ps-3 text-end">{format.number(seen)}</td>
                <td className="figures ps-3 text-end">{format.number(ordered)}</td>
                <td className="figures hidden ps-3 text-end sm:table-cell">{share(ordered, seen)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {rest > 0 ? <p className="text-ink-soft text-sm">{t("views.rest", { count: rest })}</p> : null}
      <p className="text-ink-soft text-sm">{t("views.note")}</p>
    </Card>
  );
}

const Sum = ({ word, figure }: { word: string; figure: string }) => (
  <div className="flex flex-col-reverse justify-end gap-1">
    <dt className="text-ink-soft text-sm">{word}</dt>
    <dd className="figures font-bold text-2xl">{figure}</dd>
  </div>
);

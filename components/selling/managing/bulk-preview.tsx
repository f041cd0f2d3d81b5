import { getTranslations } from "next-intl/server";
import { HiddenContext } from "@/components/forms";
import { ActionForm, type FormAction } from "@/components/orders/action-form";
import { Card, CardTitle } from "@/components/ui";
import type { Locale } from "@/lib/i18n/locales";
import type { BulkPlan, SelectedListing } from "@/lib/listings";
import { formatMoney } from "@/lib/money";

type Row = { listing: SelectedListing; plan: BulkPlan };
type Props = { locale: Locale; action: FormAction; kind: string; value: string; rows: Row[] };

/** What the change would do to each listing, and the button that does just that. */
export async function BulkPreview({ locale, action, kind, value, rows }: Props) {
  const t = await getTranslations({ locale, namespace: "managing" });
  const selling = await getTranslations({ locale, namespace: "selling" });
  const shown = rows.flatMap(({ listing, plan }) =>
    plan.does === "nothing" ? [] : [{ id: listing.id, was: plan.was }],
  );
  const outcome = ({ listing, plan }: Row) => {
    if (plan.does === "nothing") return t(`bulk.why.${plan.why}`);
    if (plan.does !== "price") return t(`bulk.${plan.does}`);
    const money = (minor: number) => formatMoney(minor, locale, listing.currency);
    return t("bulk.price", { from: money(plan.from), to: money(plan.to) });
  };
  return (
    <Card role="region" aria-labelledby="plan" className="space-y-4">
      <CardTitle id="plan">{t("bulk.plan")}</CardTitle>
      <p role="status">{t("bulk.count", { count: shown.length })}</p>
      <table className="w-full">
        <caption className="sr-only">{t("bulk.plan")}</caption>
        <thead className="text-ink-soft text-sm">
          <tr className="border-line border-b">
            <th scope="col" className="py-2 text-start font-semibold">
              {t("bulk.listing")}
            </th>
            <th scope="col" className="py-2 ps-3 text-end font-semibold">
              {t("bulk.outcome")}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.listing.id} className="border-line border-b">
              <th scope="row" className="py-3 text-start font-normal [overflow-wrap:anywhere]">
                <bdi>{row.listing.title || selling("listings.untitled")}</bdi>
              </th>
              <td
                className={
                  row.plan.does === "nothing"
                    ? "py-3 ps-3 text-end text-ink-soft"
                    : "figures py-3 ps-3 text-end font-semibold"
                }
              >
                {outcome(row)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length > 0 ? (
        <ActionForm action={action} label={t("bulk.apply")} pendingText={t("bulk.pending")}>
          <HiddenContext locale={locale} returnTo={`/${locale}/sell/listings`} />
          <input type="hidden" name="kind" value={kind} />
          <input type="hidden" name="value" value={value} />
          <input type="hidden" name="shown" value={JSON.stringify(shown)} />
        </ActionForm>
      ) : null}
    </Card>
  );
}

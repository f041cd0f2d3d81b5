import { getFormatter, getTranslations } from "next-intl/server";
import { HiddenContext } from "@/components/forms/hidden-context";
import { Card, CardTitle, DescriptionList, DescriptionRow } from "@/components/ui";
import type { FormState } from "@/lib/actions/form-state";
import type { Locale } from "@/lib/i18n/locales";
import { formatMoney } from "@/lib/money";
import { BoostForm } from "./boost-form";

type Props = {
  action: (previous: FormState, form: FormData) => Promise<FormState>;
  listingId: string;
  /** The address to which DHMAD's checkout is aimed. */
  email: string;
  /** `until`: when it would end if it were paid now. */
  choices: { days: number; priceMillimes: number; until: Date }[];
  /** Whether one runs already. */
  prolongs: boolean;
  here: string;
  locale: Locale;
};

/** What a boost does and costs, and the form that orders it. */
export async function BoostOffer({ action, listingId, email, choices, prolongs, here, locale }: Props) {
  const t = await getTranslations({ locale, namespace: "boosts" });
  const browse = await getTranslations({ locale, namespace: "browse" });
  const format = await getFormatter({ locale });
  const money = (millimes: number) => formatMoney(millimes, locale);
  return (
    <div className="grid gap-6 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)] lg:items-start">
      <Card>
        <BoostForm
          action={action}
          legend={t(prolongs ? "page.prolong" : "page.duration")}
          options={choices.map(({ days, priceMillimes, until }) => ({
            days,
            label: t("page.option", { days }),
            price: money(priceMillimes),
            perDay: t("page.perDay", { daily: money(Math.round(priceMillimes / days)) }),
            until: t("page.until", { date: format.dateTime(until, { dateStyle: "long" }) }),
          }))}
          button={t("page.button")}
          pendingText={t("page.pending")}
        >
          <HiddenContext locale={locale} returnTo={here} />
          <input type="hidden" name="listingId" value={listingId} />
          {choices.map(({ days, priceMillimes }) => (
            <input key={days} type="hidden" name={`price${days}`} value={priceMillimes} />
          ))}
          <DescriptionList className="border-line border-t">
            <DescriptionRow term={t("page.account")} note={t("page.accountNote")}>
              <bdi>{email}</bdi>
            </DescriptionRow>
          </DescriptionList>
        </BoostForm>
      </Card>
      <Card>
        <CardTitle>{t("page.what")}</CardTitle>
        <ul className="mt-3 list-disc space-y-2 ps-5 text-ink-soft">
          <li>{t("page.first")}</li>
          <li>{t("page.marked", { mark: browse("sponsored") })}</li>
          <li>{t("page.begins")}</li>
          <li>{t("page.pays")}</li>
          <li>{t("page.final")}</li>
        </ul>
      </Card>
    </div>
  );
}

import { getFormatter, getTranslations } from "next-intl/server";
import { HiddenContext } from "@/components/forms";
import { Card, CardTitle } from "@/components/ui";
import type { FormState } from "@/lib/actions/form-state";
import type { Locale } from "@/lib/i18n/locales";
import { AwayForm } from "./away-form";

type Props = {
  locale: Locale;
  action: (previous: FormState, form: FormData) => Promise<FormState>;
  until: Date | null;
  days: { first: string; last: string };
};

/** Closes the shop for the holidays, or opens it again. */
export async function AwayCard({ locale, action, until, days }: Props) {
  const t = await getTranslations({ locale, namespace: "managing" });
  const format = await getFormatter({ locale });
  return (
    <Card role="region" aria-labelledby="away" className="space-y-4">
      <CardTitle id="away">{t("away.title")}</CardTitle>
      {until ? (
        <p className="font-semibold">
          {t("away.until", { date: format.dateTime(until, { dateStyle: "full" }) })}
        </p>
      ) : (
        <p className="text-ink-soft">{t("away.text")}</p>
      )}
      <AwayForm
        action={action}
        away={until !== null}
        days={days}
        words={{
          day: t("away.day"),
          dayHint: t("away.dayHint"),
          close: t("away.close"),
          open: t("away.open"),
          pending: t("away.pending"),
        }}
      >
        <HiddenContext locale={locale} returnTo={`/${locale}/sell/dashboard`} />
      </AwayForm>
    </Card>
  );
}

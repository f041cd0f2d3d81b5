import { getFormatter, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Alert } from "@/components/ui";
import type { Locale } from "@/lib/i18n/locales";

type Props = {
  until: Date;
  /** Whether people can see the listing at present. */
  online: boolean;
  locale: Locale;
  now: Date;
  children?: ReactNode;
};

const DAY_MS = 24 * 3600 * 1000;

/** That a listing is boosted, until when, and how many days are left of it. */
export async function BoostState({ until, online, locale, now, children }: Props) {
  const t = await getTranslations({ locale, namespace: "boosts" });
  const format = await getFormatter({ locale });
  const date = format.dateTime(until, { dateStyle: "full", timeStyle: "short" });
  const days = Math.ceil((until.getTime() - now.getTime()) / DAY_MS);
  return (
    <Alert tone={online ? "success" : "warning"} title={t("state.running", { date })}>
      <p>
        {t("state.left", { days })}
        {online ? null : <> {t("state.offline")}</>}
      </p>
      {children}
    </Alert>
  );
}

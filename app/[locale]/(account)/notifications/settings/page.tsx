import { ChevronLeft } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { Address } from "@/components/auth/address";
import { HiddenContext } from "@/components/forms";
import { PreferencesForm } from "@/components/notifications/preferences-form";
import { AccountShell } from "@/components/site/account-shell";
import { Card, CardTitle } from "@/components/ui";
import { db } from "@/db";
import { requireUser } from "@/lib/auth/session";
import { toLocale } from "@/lib/i18n/locales";
import { Link } from "@/lib/i18n/routing";
import { getPreferences, TOPICS } from "@/lib/notifications";
import { savePreferencesAction } from "../actions";

type Props = { params: Promise<{ locale: string }> };

const ESSENTIAL = ["money", "answer", "dispute", "identity"] as const;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({
    locale: toLocale((await params).locale),
    namespace: "notifications",
  });
  return { title: t("settings.title") };
}

export default async function NotificationSettingsPage({ params }: Props) {
  const locale = toLocale((await params).locale);
  setRequestLocale(locale);
  const here = `/${locale}/notifications/settings`;
  const user = await requireUser(locale, here);
  const t = await getTranslations({ locale, namespace: "notifications" });
  const wanted = await getPreferences(db(), user.id);
  return (
    <AccountShell
      locale={locale}
      section="notifications"
      title={t("settings.title")}
      lead={t("settings.lead")}
      above={
        <p className="mb-3">
          <Link
            href="/notifications"
            prefetch={false}
            className="inline-flex min-h-11 items-center gap-1 font-semibold text-ink-soft hover:text-ink"
          >
            <ChevronLeft aria-hidden className="size-5 rtl:-scale-x-100" />
            {t("settings.back")}
          </Link>
        </p>
      }
    >
      <Card className="space-y-5">
        <PreferencesForm
          action={savePreferencesAction}
          topics={TOPICS.map((id) => ({
            id,
            name: t(`topics.${id}.name`),
            hint: t(`topics.${id}.hint`),
            wanted: wanted[id],
          }))}
          words={{
            legend: t("settings.legend"),
            save: t("settings.save"),
            saving: t("settings.saving"),
          }}
        >
          <HiddenContext locale={locale} returnTo={here} />
        </PreferencesForm>
        <p className="text-ink-soft text-sm">
          {t.rich("settings.address", { email: () => <Address>{user.email}</Address> })}
        </p>
      </Card>
      <Card className="space-y-3">
        <CardTitle>{t("settings.essential.title")}</CardTitle>
        <p>{t("settings.essential.text")}</p>
        <ul className="list-disc space-y-1 ps-5 text-ink-soft">
          {ESSENTIAL.map((item) => (
            <li key={item}>{t(`settings.essential.items.${item}`)}</li>
          ))}
        </ul>
      </Card>
    </AccountShell>
  );
}

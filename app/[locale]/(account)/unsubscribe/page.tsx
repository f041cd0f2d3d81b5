import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { NarrowShell } from "@/components/site/account-shell";
import { Alert, Button } from "@/components/ui";
import { db } from "@/db";
import { env } from "@/lib/env";
import { toLocale } from "@/lib/i18n/locales";
import { Link } from "@/lib/i18n/routing";
import { getPreferences, readUnsubscribe, unsubscribeQuery } from "@/lib/notifications";

type Props = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({
    locale: toLocale((await params).locale),
    namespace: "notifications",
  });
  return { title: t("unsubscribe.title"), robots: { index: false, follow: false } };
}

/** Where the link in a mail's footer leads. Looking changes nothing: programs open links too. Nobody need sign in. */
export default async function UnsubscribePage({ params, searchParams }: Props) {
  const locale = toLocale((await params).locale);
  setRequestLocale(locale);
  const t = await getTranslations({ locale, namespace: "notifications" });
  const secret = env().NEXTAUTH_SECRET;
  const link = readUnsubscribe(secret, await searchParams);
  const preferences = (word: string) => (
    <Button asChild variant="secondary">
      <Link href="/notifications/settings" prefetch={false}>
        {word}
      </Link>
    </Button>
  );
  if (!link) {
    return (
      <NarrowShell title={t("unsubscribe.badTitle")} lead={t("unsubscribe.badText")}>
        {preferences(t("unsubscribe.preferences"))}
      </NarrowShell>
    );
  }
  const topic = t(`topics.${link.topic}.name`);
  if (!(await getPreferences(db(), link.user))[link.topic]) {
    return (
      <NarrowShell title={t("unsubscribe.title")}>
        <Alert tone="success" role="status">
          {t("unsubscribe.done", { topic })}
        </Alert>
        <p className="flex flex-wrap gap-3">
          {preferences(t("unsubscribe.again"))}
          <Button asChild variant="ghost">
            <Link href="/" prefetch={false}>
              {t("unsubscribe.home")}
            </Link>
          </Button>
        </p>
      </NarrowShell>
    );
  }
  return (
    <NarrowShell title={t("unsubscribe.title")} lead={t("unsubscribe.lead", { topic })}>
      <form method="post" action={`/unsubscribe?${unsubscribeQuery(secret, link.user, link.topic)}`}>
        <input type="hidden" name="locale" value={locale} />
        <Button type="submit">{t("unsubscribe.button")}</Button>
      </form>
    </NarrowShell>
  );
}

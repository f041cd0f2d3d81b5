import { Settings2 } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { HiddenContext } from "@/components/forms";
import { EmptyBell } from "@/components/illustrations";
import { LiveScreen } from "@/components/live/live-screen";
import { NotificationList } from "@/components/notifications/notification-list";
import { ReadAllForm } from "@/components/notifications/read-all-form";
import { AccountShell } from "@/components/site/account-shell";
import { Button, EmptyState } from "@/components/ui";
import { db } from "@/db";
import { requireUser } from "@/lib/auth/session";
import { toLocale } from "@/lib/i18n/locales";
import { Link } from "@/lib/i18n/routing";
import { topicVersion } from "@/lib/live";
import { countUnread, listNotifications, notificationId } from "@/lib/notifications";
import { openNotificationAction, readAllAction } from "./actions";

type Props = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<{ before?: string | string[] }>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({
    locale: toLocale((await params).locale),
    namespace: "notifications",
  });
  return { title: t("list.title") };
}

/** What this person was told, newest first; `before` is where an older page begins. */
export default async function NotificationsPage({ params, searchParams }: Props) {
  const locale = toLocale((await params).locale);
  setRequestLocale(locale);
  const user = await requireUser(locale, `/${locale}/notifications`);
  const before = notificationId.safeParse((await searchParams).before).data ?? null;
  const topic = `user:${user.id}`;
  // Read first: what comes between the two is heard of.
  const version = (await topicVersion(db(), user.id, topic)) ?? 0;
  const t = await getTranslations({ locale, namespace: "notifications" });
  const [{ lines, older }, unread] = await Promise.all([
    listNotifications(db(), user.id, locale, before),
    countUnread(db(), user.id),
  ]);
  const here = before === null ? "/notifications" : `/notifications?before=${before}`;
  const context = <HiddenContext locale={locale} returnTo={`/${locale}${here}`} />;
  return (
    <AccountShell
      locale={locale}
      section="notifications"
      title={t("list.title")}
      lead={lines.length > 0 ? t("list.countUnread", { count: unread }) : undefined}
      actions={
        <>
          {unread > 0 ? (
            <ReadAllForm
              action={readAllAction}
              words={{ submit: t("list.readAll"), pending: t("list.readingAll") }}
            >
              {context}
            </ReadAllForm>
          ) : null}
          <Button asChild variant="secondary" size="sm">
            <Link href="/notifications/settings" prefetch={false}>
              <Settings2 aria-hidden />
              {t("list.settings")}
            </Link>
          </Button>
        </>
      }
    >
      <LiveScreen topic={topic} version={version} />
      {lines.length > 0 ? (
        <NotificationList lines={lines} locale={locale} action={openNotificationAction}>
          {context}
        </NotificationList>
      ) : (
        <EmptyState
          illustration={<EmptyBell />}
          title={t(before === null ? "list.empty.title" : "list.end.title")}
          actions={
            before === null ? (
              <Button asChild>
                <Link href="/" prefetch={false}>
                  {t("list.empty.action")}
                </Link>
              </Button>
            ) : null
          }
        >
          {t(before === null ? "list.empty.text" : "list.end.text")}
        </EmptyState>
      )}
      {before !== null || older !== null ? (
        <nav aria-label={t("list.label")} className="flex flex-wrap justify-between gap-3">
          {before === null ? null : (
            <Button asChild variant="secondary">
              <Link href="/notifications" prefetch={false}>
                {t("list.newest")}
              </Link>
            </Button>
          )}
          {older === null ? null : (
            <Button asChild variant="secondary" className="ms-auto">
              <Link href={`/notifications?before=${older}`} prefetch={false} rel="next">
                {t("list.older")}
              </Link>
            </Button>
          )}
        </nav>
      ) : null}
    </AccountShell>
  );
}

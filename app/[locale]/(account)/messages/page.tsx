import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { EmptyLetters } from "@/components/illustrations";
import { ConversationList } from "@/components/messages/conversation-list";
import { AccountShell } from "@/components/site/account-shell";
import { Button, EmptyState } from "@/components/ui";
import { db } from "@/db";
import { requireUser } from "@/lib/auth/session";
import { toLocale } from "@/lib/i18n/locales";
import { Link } from "@/lib/i18n/routing";
import { listConversations } from "@/lib/messages";

type Props = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<{ before?: string | string[] }>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: toLocale((await params).locale), namespace: "messages" });
  return { title: t("title") };
}

/** Whom this person writes to, the last one first. */
export default async function MessagesPage({ params, searchParams }: Props) {
  const locale = toLocale((await params).locale);
  setRequestLocale(locale);
  const user = await requireUser(locale, `/${locale}/messages`);
  const t = await getTranslations({ locale, namespace: "messages" });
  const { before } = await searchParams;
  const { lines, older } = await listConversations(db(), user.id, String(before ?? ""));
  return (
    <AccountShell locale={locale} section="messages" title={t("title")}>
      {lines.length > 0 ? (
        <ConversationList lines={lines} locale={locale} />
      ) : (
        <EmptyState
          illustration={<EmptyLetters />}
          title={t("empty.title")}
          actions={
            <Button asChild>
              <Link href="/" prefetch={false}>
                {t("empty.action")}
              </Link>
            </Button>
          }
        >
          {t("empty.text")}
        </EmptyState>
      )}
      {older || before ? (
        <p className="flex flex-wrap justify-between gap-3">
          {before ? (
            <Link href="/messages" prefetch={false} className="button button-secondary button-md">
              {t("list.newest")}
            </Link>
          ) : null}
          {older ? (
            <Link
              href={`/messages?before=${encodeURIComponent(older)}`}
              prefetch={false}
              className="button button-secondary button-md ms-auto"
            >
              {t("list.older")}
            </Link>
          ) : null}
        </p>
      ) : null}
    </AccountShell>
  );
}

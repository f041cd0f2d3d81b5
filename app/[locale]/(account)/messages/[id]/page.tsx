import { ChevronLeft } from "lucide-react";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { LiveScreen } from "@/components/live/live-screen";
import { AboutListing } from "@/components/messages/about-listing";
import { FollowNewest } from "@/components/messages/follow-newest";
import { MarkRead } from "@/components/messages/mark-read";
import { MessageList } from "@/components/messages/message-list";
import { AccountShell } from "@/components/site/account-shell";
import { Button, Card } from "@/components/ui";
import { db } from "@/db";
import { requireUser } from "@/lib/auth/session";
import { toLocale } from "@/lib/i18n/locales";
import { Link } from "@/lib/i18n/routing";
import { getConversation, listMessages } from "@/lib/messages";
import { Write } from "../write";

type Props = {
  params: Promise<{ locale: string; id: string }>;
  searchParams: Promise<{ before?: string | string[]; problem?: string | string[] }>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: toLocale((await params).locale), namespace: "messages" });
  return { title: t("thread.title") };
}

/** One conversation as one of its two people sees it; nobody else learns that it exists. */
export default async function ConversationPage({ params, searchParams }: Props) {
  const { id, locale: given } = await params;
  const locale = toLocale(given);
  setRequestLocale(locale);
  const here = `/${locale}/messages/${encodeURIComponent(id)}`;
  const user = await requireUser(locale, here);
  const conversation = await getConversation(db(), user.id, id);
  if (!conversation) notFound();

  const t = await getTranslations({ locale, namespace: "messages" });
  const { before, problem } = await searchParams;
  const past = /^[1-9]\d{0,14}$/.test(String(before)) ? Number(before) : undefined;
  const { messages, older } = await listMessages(db(), user.id, id, { before: past });
  const { version, unread, parties } = conversation;
  const otherSide = conversation.side === "buyer" ? "seller" : "buyer";
  const counterpart = conversation.counterpart ?? t(`somebody.${otherSide}`);
  return (
    <AccountShell
      locale={locale}
      section="messages"
      title={<bdi>{counterpart}</bdi>}
      above={
        <Link
          href="/messages"
          prefetch={false}
          className="mb-3 inline-flex min-h-11 items-center gap-1 font-semibold text-ink-soft hover:text-ink"
        >
          <ChevronLeft aria-hidden className="size-5 rtl:-scale-x-100" />
          {t("thread.back")}
        </Link>
      }
    >
      <AboutListing listing={conversation} orderId={conversation.orderId} locale={locale} />
      <Card className="space-y-6">
        {older ? (
          <p className="text-center">
            <Link
              href={`/messages/${id}?before=${older}#newest`}
              className="button button-secondary button-sm"
            >
              {t("thread.older")}
            </Link>
          </p>
        ) : null}
        <MessageList messages={messages} counterpart={counterpart} locale={locale} />
        {past === undefined ? null : (
          <p className="text-center">
            <Link href={`/messages/${id}#newest`} className="button button-secondary button-sm">
              {t("thread.newest")}
            </Link>
          </p>
        )}
        {past === undefined && unread > 0 ? (
          <>
            <MarkRead conversationId={id} newest={version} />
            <noscript>
              <form action="/messages/read" method="post" className="text-center">
                <input type="hidden" name="conversationId" value={id} />
                <input type="hidden" name="messageId" value={version} />
                <input type="hidden" name="returnTo" value={here} />
                <Button type="submit" variant="secondary" size="sm">
                  {t("thread.markRead")}
                </Button>
              </form>
            </noscript>
          </>
        ) : null}
      </Card>
      {past === undefined ? (
        <>
          <LiveScreen topic={`conversation:${id}`} version={version} />
          <FollowNewest newest={version} />
          <Card>
            <Write
              userId={user.id}
              to={{ kind: "conversation", id }}
              parties={parties}
              from={here}
              problem={problem !== undefined}
              locale={locale}
            />
          </Card>
        </>
      ) : null}
    </AccountShell>
  );
}

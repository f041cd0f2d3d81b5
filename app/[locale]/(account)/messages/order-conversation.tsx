import { getTranslations } from "next-intl/server";
import { MarkRead } from "@/components/messages/mark-read";
import { MessageList } from "@/components/messages/message-list";
import { Card, CardTitle } from "@/components/ui";
import { db } from "@/db";
import type { Locale } from "@/lib/i18n/locales";
import { Link } from "@/lib/i18n/routing";
import { findConversation, findParties, listMessages } from "@/lib/messages";
import { Write } from "./write";

const NEWEST = 3;

type Props = {
  orderId: string;
  userId: string;
  locale: Locale;
  /** Led back here because a message could not be sent (`?problem=message`). */
  problem?: boolean;
};

/**
 * On an order's page: the newest of what its two sides wrote to each other about this listing, before and after the
 * order, and the form. Nothing for a stranger and for a boost, which the marketplace itself sells.
 */
export async function OrderConversation({ orderId, userId, locale, problem = false }: Props) {
  const to = { kind: "order" as const, id: orderId };
  const found = await findParties(db(), userId, to);
  if (!found.ok) return null;
  const t = await getTranslations({ locale, namespace: "messages" });
  const conversation = await findConversation(db(), userId, found.data);
  const { messages } = conversation
    ? await listMessages(db(), userId, conversation.id, { limit: NEWEST })
    : { messages: [] };
  const otherSide = found.data.buyerId === userId ? "seller" : "buyer";
  return (
    <Card className="space-y-5">
      <CardTitle>{t("title")}</CardTitle>
      {conversation ? (
        <>
          <MessageList
            messages={messages}
            counterpart={conversation.counterpart ?? t(`somebody.${otherSide}`)}
            locale={locale}
          />
          <p>
            <Link
              href={`/messages/${conversation.id}#newest`}
              prefetch={false}
              className="button button-link"
            >
              {t("order.open")}
            </Link>
          </p>
          {conversation.unread > 0 && conversation.unread <= NEWEST ? (
            <MarkRead conversationId={conversation.id} newest={conversation.version} />
          ) : null}
        </>
      ) : (
        <p className="text-ink-soft">{t("order.empty")}</p>
      )}
      <Write
        userId={userId}
        to={to}
        parties={found.data}
        from={`/${locale}/orders/${orderId}`}
        problem={problem}
        locale={locale}
      />
    </Card>
  );
}

import { getTranslations } from "next-intl/server";
import { MarkRead } from "@/components/messages/mark-read";
import { MessageList } from "@/components/messages/message-list";
import { Card, CardTitle } from "@/components/ui";
import { db } from "@/db";
import type { Locale } from "@/lib/i18n/locales";
import { Link } from "@/lib/i18n/routing";
import { getConversation, getOrderQuestion, listMessages } from "@/lib/messages";

const NEWEST = 3;

type Props = { orderId: string; userId: string; locale: Locale };

/**
 * On an order's page: the newest of what its two sides wrote to each other about this listing, before and after the
 * order, and the way to write. Nothing for a stranger and for a boost, which the marketplace itself sells. The form stands
 * on a page of its own: without JavaScript an order's page reloads by itself, and would lose what is being typed.
 */
export async function OrderConversation({ orderId, userId, locale }: Props) {
  const question = await getOrderQuestion(db(), userId, orderId);
  if (!question) return null;
  const t = await getTranslations({ locale, namespace: "messages" });
  const id = question.conversationId;
  return (
    <Card className="space-y-5">
      <CardTitle>{t("title")}</CardTitle>
      {id ? (
        <Newest id={id} userId={userId} locale={locale} />
      ) : (
        <p className="text-ink-soft">{t("order.empty")}</p>
      )}
      <p>
        <Link
          href={id ? `/messages/${id}#newest` : `/messages/order/${orderId}`}
          prefetch={false}
          className="button button-secondary button-md"
        >
          {t(id ? "order.open" : "order.write")}
        </Link>
      </p>
    </Card>
  );
}

async function Newest({ id, userId, locale }: { id: string; userId: string; locale: Locale }) {
  const conversation = await getConversation(db(), userId, id);
  if (!conversation) return null;
  const t = await getTranslations({ locale, namespace: "messages" });
  const { messages } = await listMessages(db(), userId, id, { limit: NEWEST });
  const { side, unread, version } = conversation;
  const counterpart = conversation.counterpart ?? t(`somebody.${side === "buyer" ? "seller" : "buyer"}`);
  return (
    <>
      <MessageList messages={messages} counterpart={counterpart} locale={locale} />
      {unread > 0 && unread <= NEWEST ? <MarkRead conversationId={id} newest={version} /> : null}
    </>
  );
}

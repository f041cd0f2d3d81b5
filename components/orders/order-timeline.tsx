import { getFormatter, getTranslations } from "next-intl/server";
import { Timeline, TimelineItem } from "@/components/ui";
import type { Locale } from "@/lib/i18n/locales";
import type { OrderDetail, OrderStatus } from "@/lib/orders";

/** What is still to come, as it usually goes. */
const AHEAD: Record<OrderStatus, readonly string[]> = {
  placing: ["paid", "delivered", "completed"],
  awaiting_payment: ["paid", "delivered", "completed"],
  paid: ["delivered", "completed"],
  delivered: ["completed"],
  completed: [],
  cancelled: [],
  failed: [],
};

/** Each step with its time and who took it, then the steps to come; the first of these is where the order stands. */
export async function OrderTimeline({ detail, locale }: { detail: OrderDetail; locale: Locale }) {
  const t = await getTranslations({ locale, namespace: "orders" });
  const format = await getFormatter({ locale });
  const by = (actor: OrderDetail["timeline"][number]["actor"]) =>
    actor === detail.side ? t("actor.you") : t(`actor.${actor}`);
  return (
    <Timeline>
      {detail.timeline.map((entry) => (
        <TimelineItem
          key={entry.id}
          state="done"
          title={t.has(`timeline.${entry.type}`) ? t(`timeline.${entry.type}`) : entry.type}
          meta={
            <>
              <time dateTime={entry.occurredAt.toISOString()}>
                {format.dateTime(entry.occurredAt, { dateStyle: "long", timeStyle: "short" })}
              </time>
              {" · "}
              {by(entry.actor)}
            </>
          }
        />
      ))}
      {AHEAD[detail.order.status].map((type, index) => (
        <TimelineItem key={type} state={index === 0 ? "current" : "todo"} title={t(`ahead.${type}`)} />
      ))}
    </Timeline>
  );
}

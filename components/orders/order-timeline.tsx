import { getFormatter, getTranslations } from "next-intl/server";
import { Timeline, TimelineItem } from "@/components/ui";
import type { Locale } from "@/lib/i18n/locales";
import type { OrderDetail, OrderMode, OrderStage } from "@/lib/orders";

/** How each mode usually goes, from the order to its end. */
const COURSE: Record<OrderMode, readonly string[]> = {
  standard: ["signed", "paid", "delivered", "completed"],
  quick: ["paid", "delivered", "completed"],
  quick_proof: ["paid", "proved", "delivered", "completed"],
  instant: ["paid", "activated"],
};

/** The step of the course at which each stage stands; those besides the course wait for an answer first. */
const AT: Record<OrderStage, string | null> = {
  placing: "first",
  signing_both: "signed",
  signing_buyer: "signed",
  signing_seller: "signed",
  awaiting_payment: "paid",
  proof_due: "proved",
  proof_review: "proved",
  proof_correction: "proved",
  paid: "delivered",
  delivered: "completed",
  cancellation_requested: "answered",
  return_requested: "answered",
  disputed: "decided",
  completed: null,
  cancelled: null,
  failed: null,
};

/** What is still to come, as it usually goes. */
function ahead({ stage, order }: OrderDetail): readonly string[] {
  const at = AT[stage];
  if (at === null) return [];
  const course = COURSE[order.mode];
  if (at === "first") return course;
  if (order.mode === "instant" && stage === "paid") return ["activated"];
  const index = course.indexOf(at);
  return index < 0 ? [at] : course.slice(index);
}

/** Each step with its time and who took it, then the steps to come; the first of these is where the order stands. */
export async function OrderTimeline({ detail, locale }: { detail: OrderDetail; locale: Locale }) {
  const t = await getTranslations({ locale, namespace: "orders" });
  const format = await getFormatter({ locale });
  const by = (actor: OrderDetail["timeline"][number]["actor"]) =>
    actor === detail.side ? t("actor.you") : t(`actor.${actor}`);
  const titleOf = (type: string) => {
    const own = `timeline.${type}_${detail.order.mode}`;
    if (t.has(own)) return t(own);
    return t.has(`timeline.${type}`) ? t(`timeline.${type}`) : type;
  };
  return (
    <Timeline>
      {detail.timeline.map((entry) => (
        <TimelineItem
          key={entry.id}
          state="done"
          title={titleOf(entry.type)}
          meta={
            <>
              <time dateTime={entry.occurredAt.toISOString()}>
                {format.dateTime(entry.occurredAt, { dateStyle: "long", timeStyle: "short" })}
              </time>
              {" · "}
              {by(entry.actor)}
            </>
          }
        >
          {typeof entry.data.reason === "string" ? (
            <p className="text-ink-soft text-sm">
              <q>{entry.data.reason}</q>
            </p>
          ) : null}
        </TimelineItem>
      ))}
      {ahead(detail).map((type, index) => (
        <TimelineItem key={type} state={index === 0 ? "current" : "todo"} title={t(`ahead.${type}`)} />
      ))}
    </Timeline>
  );
}

import { getFormatter, getTranslations } from "next-intl/server";
import { Alert } from "@/components/ui";
import type { Locale } from "@/lib/i18n/locales";
import type { OrderDetail } from "@/lib/orders";

/** What a side must know of the present step besides: why DHMAD or the other side said no, and what a dispute is called. */
export async function OrderNotices({ detail, locale }: { detail: OrderDetail; locale: Locale }) {
  const t = await getTranslations({ locale, namespace: "orders" });
  const format = await getFormatter({ locale });
  const { order, side, stage } = detail;
  const when = (at: Date) => format.dateTime(at, { dateStyle: "long", timeStyle: "short" });
  const reason = (text: string | null) =>
    text ? (
      <>
        {t("notice.reason")} <q>{text}</q>
      </>
    ) : (
      t("notice.noReason")
    );

  if (stage === "failed" && side === "buyer") {
    const why = order.failureCode === "NO_ANSWER" ? t("failedNoAnswer") : order.failureMessage;
    return why ? (
      <Alert tone="danger" className="mt-4">
        {why}
      </Alert>
    ) : null;
  }
  if (stage === "awaiting_payment" && order.depositRejectedAt) {
    return (
      <Alert tone="danger" role="status" className="mt-4" title={t("notice.deposit.title")}>
        <p>{reason(order.depositRejectionReason)}</p>
        <p>{t(`notice.deposit.${side}`)}</p>
      </Alert>
    );
  }
  if (stage === "cancellation_requested" || stage === "return_requested") {
    return (
      <Alert tone="warning" className="mt-4" title={t("notice.cancellation.title")}>
        {reason(order.cancellationReason)}
      </Alert>
    );
  }
  if (stage === "disputed") {
    return (
      <Alert tone="warning" className="mt-4" title={t("notice.dispute.title")}>
        <p>
          {order.disputeTicketNumber ? (
            <>
              {t("notice.dispute.ticket")} <bdi className="font-semibold">{order.disputeTicketNumber}</bdi>
              {order.disputeOpenedAt ? ` · ${when(order.disputeOpenedAt)}` : null}
            </>
          ) : null}
        </p>
        {order.disputeSubject ? <q>{order.disputeSubject}</q> : null}
        {order.escrowUrl ? (
          <p>
            <a href={order.escrowUrl}>{t("notice.dispute.link")}</a>
          </p>
        ) : null}
      </Alert>
    );
  }
  if (stage === "paid" && order.deliveryRejectedAt) {
    return (
      <Alert
        tone="warning"
        className="mt-4"
        title={t("notice.rejection.title", { when: when(order.deliveryRejectedAt) })}
      >
        {reason(order.deliveryRejectionReason)}
      </Alert>
    );
  }
  return null;
}

import { getTranslations } from "next-intl/server";
import { HiddenContext } from "@/components/forms";
import { Alert, Card } from "@/components/ui";
import type { FormState } from "@/lib/actions/form-state";
import type { Locale } from "@/lib/i18n/locales";
import { formatMoney } from "@/lib/money";
import type { OrderAction, OrderDetail } from "@/lib/orders";
import { ActionForm } from "./action-form";

type FormAction = (previous: FormState, form: FormData) => Promise<FormState>;
type Props = {
  detail: OrderDetail;
  /** Back from checkout, and DHMAD has not said what it came to: nobody is asked to pay again meanwhile. */
  unanswered: boolean;
  locale: Locale;
  actions: Record<OrderAction, FormAction>;
};

const SESSION_ACTION = { pay: "accept_pay", confirm: "complete", deliver: null, cancel: null } as const;

/** On top of an order: whose turn it is, what is asked, and the button for the one who is asked. */
export async function NextStep({ detail, unanswered, locale, actions }: Props) {
  const t = await getTranslations({ locale, namespace: "orders" });
  const { order, side, next } = detail;
  const mine = next?.owner === side ? next.action : null;
  const notice = mine ? checkoutNotice(detail, SESSION_ACTION[mine]) : null;
  const asked = mine === "pay" || mine === "confirm";
  const confirming = notice === "completed" || (asked && unanswered);
  const values = {
    days: order.deliveryDays,
    amount: formatMoney(order.priceMinor, locale, order.currency),
  };
  const key = confirming && mine ? `confirming.${mine}` : `next.${order.status}.${side}`;
  const why = order.failureCode === "NO_ANSWER" ? t("failedNoAnswer") : order.failureMessage;
  const hidden = (
    <>
      <HiddenContext locale={locale} returnTo={`/${locale}/orders/${order.id}`} />
      <input type="hidden" name="orderId" value={order.id} />
    </>
  );

  return (
    <Card className={mine && !confirming ? "border-brand" : undefined}>
      <div role="status" aria-live="polite">
        <p className="font-semibold text-ink-soft text-sm">
          {confirming ? t("turn.souk") : t(`turn.${turnOf(detail)}`)}
        </p>
        <h2 className="mt-1 font-bold text-xl">{t(`${key}.title`, values)}</h2>
        <p className="mt-2 max-w-prose text-ink-soft">{t(`${key}.text`, values)}</p>
      </div>
      {why && side === "buyer" ? (
        <Alert tone="danger" className="mt-4">
          {why}
        </Alert>
      ) : null}
      {mine && notice && !confirming ? (
        <Alert tone="warning" role="status" className="mt-4" title={t(`checkout.${notice}.title`)}>
          {t(`checkout.${notice}.${mine}`)}
        </Alert>
      ) : null}
      {mine && !confirming ? (
        <div className="mt-5">
          <ActionForm
            action={actions[mine]}
            label={t(notice ? `again.${mine}` : `button.${mine}`, values)}
            pendingText={t("pending")}
          >
            {hidden}
          </ActionForm>
        </div>
      ) : null}
      {detail.besides.includes("cancel") && !confirming ? (
        <details className="mt-5 border-line border-t pt-4">
          <summary className="inline-flex min-h-11 cursor-pointer items-center font-semibold text-ink-soft hover:text-ink">
            {t("cancel.title")}
          </summary>
          <p className="mt-1 mb-4 max-w-prose text-ink-soft">{t(`cancel.${side}`)}</p>
          <ActionForm
            action={actions.cancel}
            label={t("button.cancel")}
            pendingText={t("pending")}
            variant="danger"
            size="md"
          >
            {hidden}
          </ActionForm>
        </details>
      ) : null}
    </Card>
  );
}

function turnOf({ side, next }: OrderDetail): "you" | "buyer" | "seller" | "souk" | "nobody" {
  if (!next) return "nobody";
  return next.owner === side ? "you" : next.owner;
}

/** What the newest session for this very action came to: only that concerns the present step. */
function checkoutNotice(
  detail: OrderDetail,
  action: string | null,
): "completed" | "expired" | "cancelled" | null {
  const last = detail.lastCheckout;
  if (!last || last.action !== action || last.status === "pending") return null;
  return last.status;
}

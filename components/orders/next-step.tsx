import { getTranslations } from "next-intl/server";
import { HiddenContext } from "@/components/forms";
import { Alert, Card } from "@/components/ui";
import type { FormState } from "@/lib/actions/form-state";
import type { Locale } from "@/lib/i18n/locales";
import { formatMoney } from "@/lib/money";
import type { OrderDetail } from "@/lib/orders";
import { ActionForm } from "./action-form";

type FormAction = (previous: FormState, form: FormData) => Promise<FormState>;
type Props = {
  detail: OrderDetail;
  locale: Locale;
  actions: Record<"pay" | "deliver" | "confirm", FormAction>;
};

/** The button of each status, on the side that may press it. */
const BUTTON = {
  awaiting_payment: { side: "buyer", action: "pay" },
  paid: { side: "seller", action: "deliver" },
  delivered: { side: "buyer", action: "confirm" },
} as const;

const SESSION_ACTION = { pay: "accept_pay", confirm: "complete", deliver: null } as const;

/** On top of an order: whose turn it is, what is asked, and the button for the one who is asked. */
export async function NextStep({ detail, locale, actions }: Props) {
  const t = await getTranslations({ locale, namespace: "orders" });
  const { order, side } = detail;
  const button = order.status in BUTTON ? BUTTON[order.status as keyof typeof BUTTON] : null;
  const mine = button?.side === side ? button : null;
  const notice = mine ? checkoutNotice(detail, SESSION_ACTION[mine.action]) : null;
  const confirming = notice === "completed";
  const values = {
    days: order.deliveryDays,
    amount: formatMoney(order.priceMillimes, locale, order.currency),
  };
  const key = confirming && mine ? `confirming.${mine.action}` : `next.${order.status}.${side}`;
  const why = order.failureCode === "NO_ANSWER" ? t("failedNoAnswer") : order.failureMessage;

  return (
    <Card className={mine && !confirming ? "border-brand" : undefined}>
      <div role="status" aria-live="polite">
        <p className="font-semibold text-ink-soft text-sm">
          {confirming ? t("turn.souk") : t(`turn.${turnOf(detail, mine !== null)}`)}
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
          {t(`checkout.${notice}.${mine.action}`)}
        </Alert>
      ) : null}
      {mine && !confirming ? (
        <div className="mt-5">
          <ActionForm
            action={actions[mine.action]}
            label={t(notice ? `again.${mine.action}` : `button.${mine.action}`, values)}
            pendingText={t("pending")}
          >
            <HiddenContext locale={locale} returnTo={`/${locale}/orders/${order.id}`} />
            <input type="hidden" name="orderId" value={order.id} />
          </ActionForm>
        </div>
      ) : null}
    </Card>
  );
}

function turnOf({ order, side }: OrderDetail, mine: boolean): "you" | "buyer" | "seller" | "souk" | "nobody" {
  if (mine) return "you";
  if (order.status === "placing") return "souk";
  if (!(order.status in BUTTON)) return "nobody";
  return side === "buyer" ? "seller" : "buyer";
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

import { getFormatter, getTranslations } from "next-intl/server";
import { Alert, Card } from "@/components/ui";
import type { Locale } from "@/lib/i18n/locales";
import { formatMoney } from "@/lib/money";
import type { OrderDetail } from "@/lib/orders";
import { OrderActionFields } from "./action-fields";
import { ActionForm, type FormAction } from "./action-form";
import { OrderNotices } from "./order-notices";
import { OtherWays } from "./other-ways";
import { confirmingKey, stageKey } from "./stage-key";
import { StageMeaning } from "./stage-meaning";
import { TimeLeft } from "./time-left";

type Props = {
  detail: OrderDetail;
  /** Back from checkout, and DHMAD has not said what it came to: nobody is asked to pay again meanwhile. */
  unanswered: boolean;
  locale: Locale;
  /** The app's present time. */
  now: Date;
  action: FormAction;
  /** What DHMAD calls each of our actions in a checkout session (dhmad-api.md, section 5). */
  sessionActions: Readonly<Record<string, string>>;
};

/** On top of an order: whose turn it is, what is asked and until when, the button for it, and the ways out. */
export async function NextStep({ detail, unanswered, locale, now, action, sessionActions }: Props) {
  const t = await getTranslations({ locale, namespace: "orders" });
  const format = await getFormatter({ locale });
  const { order, side, rule, due } = detail;
  const asked = rule.asked[side] ?? null;
  const sessionAction = asked ? sessionActions[asked] : undefined;
  const notice = sessionAction ? checkoutNotice(detail, sessionAction) : null;
  const confirming = notice === "completed" || (sessionAction !== undefined && unanswered);
  const values = {
    days: order.deliveryDays,
    amount: formatMoney(order.priceMinor, locale, order.currency),
  };
  const key = confirming ? confirmingKey(t, asked, order.mode) : stageKey(t, detail);

  return (
    <Card className={asked && !confirming ? "border-brand" : undefined}>
      <div role="status" aria-live="polite">
        <p className="font-semibold text-ink-soft text-sm">
          {confirming ? t("turn.dhmad") : t(`turn.${turnOf(detail)}`)}
        </p>
        <h2 className="mt-1 font-bold text-xl">{t(`${key}.title`, values)}</h2>
        <p className="mt-2 max-w-prose text-ink-soft">{t(`${key}.text`, values)}</p>
      </div>
      {due && !confirming ? (
        <p className="mt-3 max-w-prose">
          {t(`due.${due.kind}.${due.owners.includes(side) ? "mine" : "theirs"}`)}{" "}
          <time dateTime={due.at.toISOString()} className="font-semibold">
            {format.dateTime(due.at, { dateStyle: "full", timeStyle: "short" })}
          </time>{" "}
          <span className="text-ink-soft">
            {due.at > now ? (
              <>
                (<TimeLeft key={now.getTime()} leftMs={due.at.getTime() - now.getTime()} locale={locale} />)
              </>
            ) : (
              t("due.passed")
            )}
          </span>
        </p>
      ) : null}
      <OrderNotices detail={detail} locale={locale} />
      {asked && notice && !confirming ? (
        <Alert tone="warning" role="status" className="mt-4" title={t(`checkout.${notice}.title`)}>
          {t(`checkout.${notice}.${asked === "pay" ? "pay" : "other"}`)}
        </Alert>
      ) : null}
      {asked && !confirming ? (
        <div className="mt-5">
          <ActionForm
            action={action}
            label={t(notice ? `again.${asked === "pay" ? "pay" : "other"}` : `button.${asked}`, values)}
            pendingText={t("pending")}
          >
            <OrderActionFields orderId={order.id} action={asked} locale={locale} />
          </ActionForm>
        </div>
      ) : null}
      <StageMeaning stage={detail.stage} mode={order.mode} locale={locale} />
      {confirming ? null : (
        <OtherWays
          actions={rule.besides[side]}
          orderId={order.id}
          side={side}
          mode={order.mode}
          locale={locale}
          action={action}
        />
      )}
    </Card>
  );
}

function turnOf({
  side,
  rule,
}: OrderDetail): "you" | "both" | "buyer" | "seller" | "dhmad" | "souk" | "nobody" {
  const [first] = rule.turn;
  if (!first) return "nobody";
  if (rule.turn.length > 1) return "both";
  return first === side ? "you" : first;
}

/** What the newest session for this very action came to: only that concerns the present step. */
function checkoutNotice(
  { lastCheckout: last }: OrderDetail,
  sessionAction: string,
): "completed" | "expired" | "cancelled" | null {
  if (!last || last.action !== sessionAction || last.status === "pending") return null;
  return last.status;
}

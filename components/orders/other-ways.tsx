import { getTranslations } from "next-intl/server";
import type { Locale } from "@/lib/i18n/locales";
import type { OrderAction, OrderMode, OrderSide } from "@/lib/orders";
import { OrderActionFields } from "./action-fields";
import { ActionForm, type FormAction } from "./action-form";

type Props = {
  actions: readonly OrderAction[];
  orderId: string;
  side: OrderSide;
  mode: OrderMode;
  locale: Locale;
  action: FormAction;
};

/** The ways out that this side has besides what is asked, each with what it leads to, folded away until wanted. */
export async function OtherWays({ actions, orderId, side, mode, locale, action }: Props) {
  if (actions.length === 0) return null;
  const t = await getTranslations({ locale, namespace: "orders" });
  const wayText = (way: OrderAction) => {
    const own = `ways.${way}.${side}_${mode}`;
    return t(t.has(own) ? own : `ways.${way}.${side}`);
  };
  return (
    <details className="mt-5 border-line border-t pt-4">
      <summary className="inline-flex min-h-11 cursor-pointer items-center font-semibold text-ink-soft hover:text-ink">
        {t("ways.title")}
      </summary>
      <ul className="mt-2 divide-y divide-line">
        {actions.map((way) => (
          <li key={way} className="py-4 last:pb-0">
            <h3 className="font-semibold">{t(`ways.${way}.title`)}</h3>
            <p className="mt-1 mb-3 max-w-prose text-ink-soft">{wayText(way)}</p>
            <ActionForm
              action={action}
              label={t(`button.${way}`)}
              pendingText={t("pending")}
              variant="secondary"
              size="md"
            >
              <OrderActionFields orderId={orderId} action={way} locale={locale} />
            </ActionForm>
          </li>
        ))}
      </ul>
    </details>
  );
}

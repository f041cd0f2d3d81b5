import { HiddenContext } from "@/components/forms";
import type { Locale } from "@/lib/i18n/locales";
import type { OrderAction } from "@/lib/orders";

/** What a button of an order's page sends: which order, and what to do with it. */
export function OrderActionFields(props: { orderId: string; action: OrderAction; locale: Locale }) {
  const { orderId, action, locale } = props;
  return (
    <>
      <HiddenContext locale={locale} returnTo={`/${locale}/orders/${orderId}`} />
      <input type="hidden" name="orderId" value={orderId} />
      <input type="hidden" name="action" value={action} />
    </>
  );
}

import { getTranslations } from "next-intl/server";
import { Badge, type BadgeTone } from "@/components/ui";
import type { Locale } from "@/lib/i18n/locales";
import type { OrderStatus } from "@/lib/orders";

const TONES: Record<OrderStatus, BadgeTone> = {
  placing: "neutral",
  awaiting_payment: "warning",
  paid: "info",
  delivered: "info",
  completed: "success",
  cancelled: "neutral",
  failed: "danger",
};

export async function OrderStatusBadge({ status, locale }: { status: OrderStatus; locale: Locale }) {
  const t = await getTranslations({ locale, namespace: "orders" });
  return <Badge tone={TONES[status]}>{t(`status.${status}`)}</Badge>;
}

import { getTranslations } from "next-intl/server";
import { Badge, type BadgeTone } from "@/components/ui";
import type { Locale } from "@/lib/i18n/locales";
import type { OrderStage } from "@/lib/orders";

const TONES: Record<OrderStage, BadgeTone> = {
  placing: "neutral",
  signing_both: "warning",
  signing_buyer: "warning",
  signing_seller: "warning",
  awaiting_payment: "warning",
  proof_due: "info",
  proof_review: "info",
  proof_correction: "warning",
  paid: "info",
  delivered: "info",
  cancellation_requested: "warning",
  return_requested: "warning",
  disputed: "danger",
  completed: "success",
  cancelled: "neutral",
  failed: "danger",
};

/** Where an order stands, in a word. */
export async function OrderStatusBadge({ stage, locale }: { stage: OrderStage; locale: Locale }) {
  const t = await getTranslations({ locale, namespace: "orders" });
  return <Badge tone={TONES[stage]}>{t(`status.${stage}`)}</Badge>;
}

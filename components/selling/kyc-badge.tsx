import { getTranslations } from "next-intl/server";
import { Badge, type BadgeTone } from "@/components/ui";
import type { Locale } from "@/lib/i18n/locales";
import type { KycStatus } from "@/lib/kyc";

const TONES: Record<KycStatus, BadgeTone> = {
  requested: "info",
  pending: "warning",
  approved: "success",
  rejected: "danger",
};

/** How a seller's identity stands at DHMAD. */
export async function KycBadge({ status, locale }: { status: KycStatus; locale: Locale }) {
  const t = await getTranslations({ locale, namespace: "selling" });
  return <Badge tone={TONES[status]}>{t(`kyc.status.${status}`)}</Badge>;
}

import { getTranslations } from "next-intl/server";
import { Alert } from "@/components/ui";
import { db } from "@/db";
import type { Locale } from "@/lib/i18n/locales";
import { getWithdrawal } from "@/lib/kyc";

type Props = { orderId: string; userId: string; locale: Locale };

/** On the page of an open order: tells its buyer that DHMAD took back its approval of the seller, and what that changes. */
export async function WithdrawnSeller({ orderId, userId, locale }: Props) {
  const withdrawal = await getWithdrawal(db(), userId, orderId);
  if (!withdrawal) return null;
  const t = await getTranslations({ locale, namespace: "selling" });
  return (
    <Alert tone="warning" title={t("kyc.buyer.title")}>
      {t(withdrawal.isPaid ? "kyc.buyer.paid" : "kyc.buyer.unpaid")}
    </Alert>
  );
}

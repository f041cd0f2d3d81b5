import type { Locale } from "@/lib/i18n/locales";
import type { ExpectedFees } from "@/lib/listings";
import { formatMoney } from "@/lib/money";

/** What a sale is expected to bring, worded. */
export type FeeAmounts = Record<"price" | "escrow" | "developer" | "payout", string>;

export function feeAmounts(fees: ExpectedFees, locale: Locale): FeeAmounts {
  const money = (minor: number) => formatMoney(minor, locale, fees.currency);
  return {
    price: money(fees.priceMinor),
    escrow: money(-fees.escrowFeeMinor),
    developer: money(-fees.developerFeeMinor),
    payout: money(fees.payoutMinor),
  };
}

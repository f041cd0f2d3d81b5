/** Platform fee in thousandths of a percent: 5 % (dhmad-api.md §4). */
export const PLATFORM_FEE_RATE = 5_000;
const WHOLE = 100_000;

/**
 * A decimal of the API as integer thousandths (millimes for TND), or null when it has more than three decimals or is
 * not a sane amount.
 */
export function toMillimes(decimal: number): number | null {
  const scaled = decimal * 1000;
  const rounded = Math.round(scaled);
  if (!Number.isSafeInteger(rounded) || Math.abs(scaled - rounded) > 1e-6 * Math.max(1, Math.abs(decimal))) {
    return null;
  }
  return rounded;
}

/** Millimes as the API's decimal number. */
export function toDecimal(amount: number): number {
  return amount / 1000;
}

/** A share of an amount, rounded half up to the millime. `rate` is in thousandths of a percent. */
export function shareOf(amount: number, rate: number): number {
  return Math.floor((amount * rate + WHOLE / 2) / WHOLE);
}

/**
 * How a completed escrow is divided. Each fee is rounded by itself; the seller gets the rest, so the three always sum
 * to the amount.
 */
export function divide(amount: number, developerFeeRate: number) {
  const escrowFee = shareOf(amount, PLATFORM_FEE_RATE);
  const developerFee = shareOf(amount, developerFeeRate);
  return { escrowFee, developerFee, sellerShare: amount - escrowFee - developerFee };
}

export type Currency = "TND" | "USD" | "EUR";

/**
 * Millimes for one unit of each currency: fixed here, so that a test can know them, and locked into an escrow when it is
 * created (dhmad-api.md §4: "locked at creation").
 */
export const FX_RATES: Record<Currency, number> = { TND: 1000, USD: 3100, EUR: 3400 };

/** Thousandths of a currency in millimes, rounded half up, with the rate that was used. */
export function inTnd(amount: number, currency: Currency): { amountTnd: number; fxRate: number } {
  const fxRate = FX_RATES[currency];
  return { amountTnd: Math.floor((amount * fxRate + 500) / 1000), fxRate };
}

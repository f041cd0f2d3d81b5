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

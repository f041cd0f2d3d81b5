import { env } from "@/lib/env";
import type { Currency } from "@/lib/money";

/** What is taken of a sale, in percent of its price (dhmad-api.md, section 4: both come out of the seller's payout). */
export type FeeRates = { escrowPercentage: number; developerPercentage: number };
/** All in the smallest unit of the listing's currency. */
export type ExpectedFees = {
  priceMinor: number;
  currency: Currency;
  escrowFeeMinor: number;
  developerFeeMinor: number;
  payoutMinor: number;
};

/**
 * What a sale at this price is expected to bring. DHMAD's own fee is told by the escrow once it exists, in dinars: until
 * then this is an estimate, rounded to the smallest unit.
 */
export function expectedFees(priceMinor: number, currency: Currency, rates: FeeRates): ExpectedFees {
  const share = (percentage: number) => Math.round((priceMinor * percentage) / 100);
  const escrowFeeMinor = share(rates.escrowPercentage);
  const developerFeeMinor = share(rates.developerPercentage);
  const payoutMinor = priceMinor - escrowFeeMinor - developerFeeMinor;
  return { priceMinor, currency, escrowFeeMinor, developerFeeMinor, payoutMinor };
}

/** What the environment says is taken. */
export const feeRates = (): FeeRates => ({
  escrowPercentage: env().DHMAD_ESCROW_FEE_PERCENTAGE,
  developerPercentage: env().DHMAD_DEVELOPER_FEE_PERCENTAGE,
});

import { type Currency, parseAmount } from "@/lib/money";

/**
 * The least and the most that a listing may cost, in the smallest unit. DHMAD takes nothing under 5 TND for quick and
 * standard escrows (dhmad-api.md, section 4); two of the others stay above that. The check `listings_price_range` agrees.
 */
export const MIN_PRICE: Record<Currency, number> = { TND: 5_000, USD: 200, EUR: 200 };
export const MAX_PRICE = 100_000_000_000;

export type PriceProblem = "priceForm" | "priceForeignForm" | "priceMin" | "priceForeignMin" | "priceMax";

/** Reads a price as a person types it. What is wrong with it is a key of the catalogue `errors`. */
export function readPrice(
  text: string,
  currency: Currency,
): { minor: number; problem?: never } | { minor?: never; problem: PriceProblem } {
  const minor = parseAmount(text, currency);
  const dinars = currency === "TND";
  if (minor === null) return { problem: dinars ? "priceForm" : "priceForeignForm" };
  if (minor < MIN_PRICE[currency]) return { problem: dinars ? "priceMin" : "priceForeignMin" };
  return minor > MAX_PRICE ? { problem: "priceMax" } : { minor };
}

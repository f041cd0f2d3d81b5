/** 1 TND = 1000 millimes (dhmad-api.md, section 9). All money in Souk is an integer of the smallest unit. */
export const MILLIMES_PER_TND = 1000;

/** How many decimals a currency has: those that DHMAD takes (dhmad-api.md, section 4). */
const DECIMALS = { TND: 3, USD: 2, EUR: 2 } as const;
export type Currency = keyof typeof DECIMALS;

/** How many of the smallest unit make one: 1000 millimes, 100 cents. */
export const unitsPer = (currency: Currency): number => 10 ** DECIMALS[currency];

/** Reads what a person types (`12`, `12.5`, `12,500`) as the smallest unit. Null where it is no amount of this currency. */
export function parseAmount(text: string, currency: Currency): number | null {
  const decimals = DECIMALS[currency];
  const match = /^(\d{1,9})(?:[.,](\d{1,3}))?$/.exec(text.trim().replace(/[\s\u00a0\u202f]/g, ""));
  const fraction = (match?.[2] ?? "").replace(/0+$/, "");
  if (!match || fraction.length > decimals) return null;
  return Number(match[1]) * unitsPer(currency) + Number(fraction.padEnd(decimals, "0"));
}

/** A decimal as DHMAD's API takes it. Exact: a double carries three decimals up to 10^12 without loss. */
export const toDecimal = (minor: number, currency: Currency): number =>
  Number((minor / unitsPer(currency)).toFixed(DECIMALS[currency]));

/**
 * From a decimal of DHMAD's to the nearest smallest unit. Its fees are percentages of the price, and nothing says that it
 * rounds them (dhmad-api.md, section 4): 5 % of 12.345 TND has five decimals.
 */
export const fromDecimal = (amount: number, currency: Currency): number =>
  Math.round(amount * unitsPer(currency));

/** For a form field: `12.5`, never grouped, no trailing zeros. */
export const amountInputValue = (minor: number, currency: Currency): string =>
  String(toDecimal(minor, currency));

const INTL_LOCALE = { fr: "fr-TN", ar: "ar-TN", en: "en-TN" } as const;

/** For people, with all decimals and the currency: `1 250,000 DT`. `minor` is in the smallest unit of `currency`. */
export function formatMoney(
  minor: number,
  locale: keyof typeof INTL_LOCALE,
  currency: Currency = "TND",
): string {
  const decimals = DECIMALS[currency];
  return new Intl.NumberFormat(INTL_LOCALE[locale], {
    style: "currency",
    currency,
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  }).format(minor / unitsPer(currency));
}

/** 1 TND = 1000 millimes (dhmad-api.md, section 9). All money in Souk is an integer of millimes. */
export const MILLIMES_PER_TND = 1000;

/** Reads what a person types (`12`, `12.5`, `12,500`): at most three decimals. Null where it is no amount. */
export function parseTnd(text: string): number | null {
  const match = /^(\d{1,9})(?:[.,](\d{1,3}))?$/.exec(text.trim().replace(/[\s\u00a0\u202f]/g, ""));
  if (!match) return null;
  return Number(match[1]) * MILLIMES_PER_TND + Number((match[2] ?? "").padEnd(3, "0"));
}

/** Decimal TND as DHMAD's API takes it. Exact: a double carries three decimals up to 10^12 without loss. */
export const toTndDecimal = (millimes: number): number => Number((millimes / MILLIMES_PER_TND).toFixed(3));

/**
 * From a decimal of DHMAD's to the nearest millime. Its fees are percentages of the price, and nothing says that it
 * rounds them (dhmad-api.md, section 4): 5 % of 12.345 TND has five decimals.
 */
export const fromTndDecimal = (amount: number): number => Math.round(amount * MILLIMES_PER_TND);

/** For a form field: `12.5`, never grouped, no trailing zeros beyond the millimes that count. */
export const tndInputValue = (millimes: number): string => String(toTndDecimal(millimes));

const INTL_LOCALE = { fr: "fr-TN", ar: "ar-TN", en: "en-TN" } as const;

/** For people, with three decimals and the currency: `1 250,000 DT`. */
export function formatMoney(millimes: number, locale: keyof typeof INTL_LOCALE, currency = "TND"): string {
  return new Intl.NumberFormat(INTL_LOCALE[locale], {
    style: "currency",
    currency,
    ...(currency === "TND" ? { minimumFractionDigits: 3, maximumFractionDigits: 3 } : {}),
  }).format(millimes / MILLIMES_PER_TND);
}

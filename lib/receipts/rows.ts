import { formatMoney } from "@/lib/money";
import type { Receipt } from "./queries";

/** Days are Tunisia's, where Souk's people are. */
const TIME_ZONE = "Africa/Tunis";
const INTL_LOCALE = { fr: "fr-TN", ar: "ar-TN", en: "en-TN" } as const;

/** A line of a receipt: what it is, and one value or several below one another. */
export type Row = { label: string; values: string[]; strong?: true };
/** The texts of the catalogue `receipt`, by their keys. */
export type Translate = (key: string) => string;

/** What a receipt says, worded in the order's language: lines in groups, each read as one. */
export function receiptRows(receipt: Receipt, t: Translate): Row[][] {
  const { locale, fees, seller, buyer, currency, amountTndMillimes, refundedAt } = receipt;
  const day = new Intl.DateTimeFormat(INTL_LOCALE[locale], { dateStyle: "long", timeZone: TIME_ZONE });
  const row = (key: string, ...values: (string | null)[]): Row => ({
    label: t(key),
    values: values.filter((value) => value !== null),
  });
  const dated = (key: string, at: Date | null) => (at ? [row(key, day.format(at))] : []);
  const tnd = (millimes: number) => formatMoney(millimes, locale);
  const price = row("price", formatMoney(receipt.priceMinor, locale, currency));
  return [
    [
      row("reference", receipt.reference),
      row("escrow", receipt.escrowId),
      row("what", receipt.title),
      row("seller", seller.name ?? (seller.email === null ? "Souk" : null), seller.email),
      row("buyer", buyer.name, buyer.email),
    ],
    [
      { ...price, strong: true },
      ...(currency !== "TND" && amountTndMillimes !== null ? [row("amountTnd", tnd(amountTndMillimes))] : []),
      ...(fees
        ? [
            row("dhmadFee", tnd(-fees.dhmadMillimes)),
            row("soukFee", tnd(-fees.soukMillimes)),
            {
              ...row(receipt.completedAt ? "payout" : "payoutDue", tnd(fees.payoutMillimes)),
              strong: true as const,
            },
          ]
        : []),
    ],
    [
      ...dated("ordered", receipt.orderedAt),
      ...dated("paid", receipt.paidAt),
      ...dated("delivered", receipt.deliveredAt),
      ...dated("completed", receipt.completedAt),
      ...dated("refunded", refundedAt),
    ],
  ];
}

import type { Locale } from "@/lib/i18n/locales";
import { type Currency, formatMoney, parseAmount } from "@/lib/money";
import type { PreviewWords } from "./preview-words";

/** As many as a listing may say (`listingInput` of lib/listings). */
export const MAX_PREVIEW_DAYS = 90;

const CURRENCIES: Currency[] = ["TND", "EUR", "USD"];

export type Preview = { title: string; price: string; delivery: string | null; place: string | null };

/** What buyers would see of the fields as they are typed; what cannot be read yet is left out. */
export function previewOf(
  fields: Record<string, string>,
  governorates: { slug: string; name: string }[],
  words: PreviewWords,
  locale: Locale,
): Preview {
  const text = (name: string) => (fields[name] ?? "").trim();
  const currency = CURRENCIES.find((known) => known === text("currency")) ?? "TND";
  const minor = parseAmount(text("price"), currency);
  const days = Number(text("deliveryDays"));
  const deliveries = text("mode") === "standard" ? words.services : words.deliveries;
  const governorate = governorates.find(({ slug }) => slug === text("governorate"))?.name;
  const city = text("city");
  const both = governorate && city && governorate !== city;
  return {
    title: text("title") || words.untitled,
    price: minor === null ? words.noPrice : formatMoney(minor, locale, currency),
    delivery: deliveries[days - 1] ?? null,
    place: both
      ? words.place.replace("{city}", () => city).replace("{governorate}", () => governorate)
      : governorate || city || null,
  };
}

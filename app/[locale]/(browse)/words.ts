import "server-only";
import { getTranslations } from "next-intl/server";
import type { HeartWords } from "@/components/favorites/heart";
import type { GridCard } from "@/components/listings/listing-grid";
import type { ListingCard } from "@/lib/catalogue";
import type { Locale } from "@/lib/i18n/locales";
import { formatMoney } from "@/lib/money";
import type { PlaceOf } from "./place-words";

/** The marks of those whose place is paid for and whose seller is away, and where a listing is. */
export type CardWords = { sponsored: string; away: string; placeOf: PlaceOf };

/** What cards say besides their own words. */
export async function toCardWords(locale: Locale): Promise<CardWords> {
  const [browse, search] = await Promise.all([
    getTranslations({ locale, namespace: "browse" }),
    getTranslations({ locale, namespace: "search" }),
  ]);
  // On a phone there is no room for both.
  const placeOf: PlaceOf = ({ governorate, city }) =>
    governorate ? search(`governorate.${governorate}`) : city || null;
  return { sponsored: browse("sponsored"), away: search("away"), placeOf };
}

/** The cards as a grid shows them, their prices worded for `locale`. What a grid does not show stays behind. */
export const toGridCards = (listings: ListingCard[], locale: Locale, words: CardWords): GridCard[] =>
  listings.map((listing) => {
    const { slug, title, sellerName, picture, priceMinor, currency, boosted, away } = listing;
    const place = words.placeOf(listing);
    return {
      slug,
      title,
      seller: sellerName,
      picture,
      price: formatMoney(priceMinor, locale, currency),
      ...(place ? { place } : {}),
      ...(away ? { away: words.away } : {}),
      ...(boosted ? { sponsored: words.sponsored } : {}),
    };
  });

/** The words of the hearts on cards. */
export async function toHeartWords(locale: Locale): Promise<HeartWords> {
  const t = await getTranslations({ locale, namespace: "keeping" });
  // As it is written: each card puts its own title in.
  return { label: String(t.raw("heart.label")), failed: t("heart.failed") };
}

/** The words of the row of what was viewed before. */
export async function toRecentWords(locale: Locale) {
  const t = await getTranslations({ locale, namespace: "keeping" });
  return {
    title: t("recent.title"),
    clear: t("recent.clear"),
    clearNamed: t("recent.clearNamed"),
    cleared: t("recent.cleared"),
  };
}

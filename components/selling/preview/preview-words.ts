import { getTranslations } from "next-intl/server";
import type { Locale } from "@/lib/i18n/locales";
import { MAX_PREVIEW_DAYS } from "./preview-of";

/** The words of the preview; those that count stand ready for each number that may be typed. */
export async function previewWords(locale: Locale) {
  const [editor, t, browse, search] = await Promise.all([
    getTranslations({ locale, namespace: "editor" }),
    getTranslations({ locale, namespace: "selling" }),
    getTranslations({ locale, namespace: "browse" }),
    getTranslations({ locale, namespace: "search" }),
  ]);
  const days = Array.from({ length: MAX_PREVIEW_DAYS }, (_, index) => index + 1);
  return {
    heading: editor("preview.heading"),
    inLists: editor("preview.inLists"),
    onPage: editor("preview.onPage"),
    untitled: t("listings.untitled"),
    noPrice: t("listings.noPrice"),
    deliveries: days.map((count) => browse("listing.delivery", { count })),
    services: days.map((count) => browse("listing.deliveryService", { count })),
    // As it is written: city and governorate are typed in the browser.
    place: String(search.raw("place")),
  };
}
export type PreviewWords = Awaited<ReturnType<typeof previewWords>>;

import "server-only";
import { getTranslations } from "next-intl/server";
import type { ListingCard } from "@/lib/catalogue";
import type { Locale } from "@/lib/i18n/locales";

export type PlaceOf = (listing: Pick<ListingCard, "governorate" | "city">) => string | null;

/** Words where a listing is: city and governorate, one of them, or null where its seller did not say. */
export async function toPlaceWords(locale: Locale): Promise<PlaceOf> {
  const t = await getTranslations({ locale, namespace: "search" });
  return ({ governorate, city }) => {
    const name = governorate && t(`governorate.${governorate}`);
    if (!name || !city) return name || city || null;
    return city === name ? name : t("place", { city, governorate: name });
  };
}

import { createTranslator } from "use-intl/core";
import type { Locale } from "@/lib/i18n/locales";
import { loadMessages } from "@/lib/i18n/messages";
import type { BoostDays } from "./prices";

/** What the order is called, here and at DHMAD's checkout, in its buyer's language. */
export async function boostTitle(locale: Locale, days: BoostDays, listingTitle: string): Promise<string> {
  const { boosts = {} } = await loadMessages(locale);
  const translate = createTranslator({ locale, messages: { boosts }, namespace: "boosts" });
  return translate("orderTitle" as never, { days, title: listingTitle } as never);
}

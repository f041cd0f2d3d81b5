import { getTranslations } from "next-intl/server";
import { Button } from "@/components/ui";
import type { Locale } from "@/lib/i18n/locales";

/** The form that the boxes of the rows belong to: it stands outside them, since their buttons have forms of their own. */
export const SELECTION = "selection";

/** Leads with the ticked listings to what can be done with them together. */
export async function SelectionBar({ locale }: { locale: Locale }) {
  const t = await getTranslations({ locale, namespace: "managing" });
  return (
    <form
      id={SELECTION}
      action={`/${locale}/sell/listings/bulk`}
      className="flex flex-wrap items-center justify-between gap-3"
    >
      <p className="max-w-prose text-ink-soft text-sm">{t("hint")}</p>
      <Button type="submit" variant="secondary" size="sm">
        {t("selected")}
      </Button>
    </form>
  );
}

import { ShieldCheck } from "lucide-react";
import { getTranslations } from "next-intl/server";
import type { Locale } from "@/lib/i18n/locales";

/** Beside every form that writes to somebody: frauds begin with "pay me directly". */
export async function SafetyLine({ locale }: { locale: Locale }) {
  const t = await getTranslations({ locale, namespace: "messages" });
  return (
    <p className="flex gap-2.5 text-sm">
      <ShieldCheck aria-hidden className="size-5 shrink-0 text-brand-ink" />
      <span>
        <strong>{t("safety.title")}</strong> <span className="text-ink-soft">{t("safety.text")}</span>
      </span>
    </p>
  );
}

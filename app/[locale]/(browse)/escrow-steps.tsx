import { getTranslations } from "next-intl/server";
import { Steps } from "@/components/ui/steps";
import type { Locale } from "@/lib/i18n/locales";

/** How DHMAD keeps the money, in three steps. */
export async function EscrowSteps({ locale, id }: { locale: Locale; id: string }) {
  const t = await getTranslations({ locale, namespace: "browse" });
  const steps = (["pay", "deliver", "confirm"] as const).map((step) => ({
    title: t(`escrow.${step}.title`),
    detail: t(`escrow.${step}.text`),
  }));
  return (
    <section aria-labelledby={id} className="rounded-card border border-line bg-surface p-5 sm:p-8">
      <h2 id={id} className="mb-5 font-bold text-xl tracking-tight">
        {t("escrow.title")}
      </h2>
      <Steps steps={steps} />
    </section>
  );
}

import { getTranslations } from "next-intl/server";
import { Steps } from "@/components/ui/steps";
import type { Locale } from "@/lib/i18n/locales";
import type { SoldMode } from "@/lib/listings";

/** How a purchase goes in each way of selling (dhmad-api.md, section 4): DHMAD keeps the money in all of them. */
const STEPS = {
  quick: ["pay", "deliver", "confirm"],
  quick_proof: ["payFirst", "prove", "receive"],
  standard: ["sign", "paySigned", "done"],
} as const satisfies Record<SoldMode, readonly string[]>;

/** How DHMAD keeps the money, in three steps. */
export async function EscrowSteps({
  locale,
  id,
  mode = "quick",
}: {
  locale: Locale;
  id: string;
  mode?: SoldMode;
}) {
  const t = await getTranslations({ locale, namespace: "browse" });
  const steps = STEPS[mode].map((step) => ({
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

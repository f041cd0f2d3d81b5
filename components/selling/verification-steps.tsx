import { getTranslations } from "next-intl/server";
import { Steps } from "@/components/ui";
import type { Locale } from "@/lib/i18n/locales";

/** The way to selling, and where the person stands on it (`step` of `SELLER_SCREENS`). */
export async function VerificationSteps({ step, locale }: { step: number; locale: Locale }) {
  const t = await getTranslations({ locale, namespace: "selling" });
  return (
    <section aria-label={t("kyc.label")}>
      <Steps
        current={step}
        steps={[
          { title: t("kyc.step1"), detail: t("kyc.step1Detail") },
          { title: t("kyc.step2"), detail: t("kyc.step2Detail") },
          { title: t("kyc.step3"), detail: t("kyc.step3Detail") },
        ]}
      />
    </section>
  );
}

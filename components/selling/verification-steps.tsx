import { getTranslations } from "next-intl/server";
import { Steps } from "@/components/ui";
import type { Locale } from "@/lib/i18n/locales";
import type { SellerScreen } from "@/lib/kyc";

/** The way to selling, and where the person stands on it. */
export async function VerificationSteps({ screen, locale }: { screen: SellerScreen; locale: Locale }) {
  const t = await getTranslations({ locale, namespace: "selling" });
  const current = screen === "start" || screen === "refused" ? 0 : screen === "approved" ? 2 : 1;
  return (
    <section aria-label={t("kyc.label")}>
      <Steps
        current={current}
        steps={[
          { title: t("kyc.step1"), detail: t("kyc.step1Detail") },
          { title: t("kyc.step2"), detail: t("kyc.step2Detail") },
          { title: t("kyc.step3"), detail: t("kyc.step3Detail") },
        ]}
      />
    </section>
  );
}

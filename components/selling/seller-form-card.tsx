import { getTranslations } from "next-intl/server";
import { HiddenContext } from "@/components/forms";
import { Card } from "@/components/ui";
import type { FormState } from "@/lib/actions/form-state";
import type { Locale } from "@/lib/i18n/locales";
import { ConsentText } from "./consent";
import { SellerForm } from "./seller-form";

type Props = {
  locale: Locale;
  action: (previous: FormState, form: FormData) => Promise<FormState>;
  initial: FormState;
  /** The whole profile, or another address only. */
  kind: "profile" | "address";
};

/** `SellerForm` with its words and what the person agrees to. */
export async function SellerFormCard({ locale, action, initial, kind }: Props) {
  const t = await getTranslations({ locale, namespace: "selling" });
  const submit = kind === "profile" ? t("kyc.form.submit") : t("kyc.change.submit");
  return (
    <Card>
      <SellerForm
        action={action}
        initial={initial}
        identity={kind === "profile"}
        consent={<ConsentText />}
        words={{
          name: t("kyc.form.name"),
          nameHint: t("kyc.form.nameHint"),
          handle: t("kyc.form.handle"),
          handleHint: t("kyc.form.handleHint"),
          dhmadEmail: t("kyc.form.dhmadEmail"),
          dhmadEmailHint: t("kyc.form.dhmadEmailHint"),
          agree: t("kyc.consent.agree"),
          pending: t("kyc.form.pending"),
          submit,
        }}
      >
        <HiddenContext
          locale={locale}
          returnTo={kind === "profile" ? `/${locale}/sell` : `/${locale}/sell/address`}
        />
      </SellerForm>
    </Card>
  );
}

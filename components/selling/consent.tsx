import { getTranslations } from "next-intl/server";

/** What the person agrees to: its version is `CONSENT_VERSION` of lib/kyc. */
export async function ConsentText() {
  const t = await getTranslations("selling");
  return (
    <div className="rounded-control bg-sunken px-4 py-3.5">
      <p className="font-semibold">{t("kyc.consent.title")}</p>
      <ul className="mt-2 list-disc space-y-1.5 ps-5 text-ink-soft">
        <li>{t("kyc.consent.who")}</li>
        <li>{t("kyc.consent.mail")}</li>
        <li>{t("kyc.consent.keep")}</li>
      </ul>
    </div>
  );
}

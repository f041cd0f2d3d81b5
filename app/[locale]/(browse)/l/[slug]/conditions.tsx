import { getTranslations } from "next-intl/server";
import type { PublicListing } from "@/lib/catalogue";
import type { Locale } from "@/lib/i18n/locales";

/** What both sides of a service sign, to be read before it is ordered. */
export async function ContractTerms({ terms, locale }: { terms: string; locale: Locale }) {
  const t = await getTranslations({ locale, namespace: "browse" });
  return (
    <section aria-labelledby="contract">
      <h2 id="contract" className="font-bold text-xl tracking-tight">
        {t("listing.contract.title")}
      </h2>
      <p className="mt-2 text-ink-soft">{t("listing.contract.lead")}</p>
      <details className="disclosure mt-3">
        <summary>{t("listing.contract.read")}</summary>
        <p className="max-w-prose whitespace-pre-line [overflow-wrap:anywhere]" dir="auto">
          {terms}
        </p>
      </details>
    </section>
  );
}

/** What the seller proves before delivering, and how long each side has (dhmad-api.md, section 6). */
export async function ProofPolicy({
  proof,
  locale,
}: {
  proof: NonNullable<PublicListing["proof"]>;
  locale: Locale;
}) {
  const t = await getTranslations({ locale, namespace: "browse" });
  const types = new Intl.ListFormat(locale, { type: "disjunction" }).format(
    proof.types.map((type) => t(`listing.proof.type.${type}`)),
  );
  return (
    <section aria-labelledby="proof">
      <h2 id="proof" className="font-bold text-xl tracking-tight">
        {t("listing.proof.title")}
      </h2>
      <p className="mt-3 max-w-prose">{t("listing.proof.upload", { count: proof.uploadHours, types })}</p>
      <p className="mt-2 max-w-prose">{t("listing.proof.review", { count: proof.reviewHours })}</p>
    </section>
  );
}

import { getTranslations } from "next-intl/server";
import { Alert } from "@/components/ui";
import { Link } from "@/lib/i18n/link";
import type { Locale } from "@/lib/i18n/locales";

type Props = { listingId: string; why: "draft" | "suspended" | "nothingLeft"; locale: Locale };

/** Why a listing cannot be boosted now, and what has to come first. */
export async function ClosedBoost({ listingId, why, locale }: Props) {
  const t = await getTranslations({ locale, namespace: "boosts" });
  return (
    <Alert tone="warning" title={t(`closed.${why}.title`)}>
      <p>{t(`closed.${why}.text`)}</p>
      <p className="mt-2">
        {why === "suspended" ? (
          <Link href="/sell">{t("closed.verify")}</Link>
        ) : (
          <Link href={`/sell/listings/${listingId}`}>{t("closed.link")}</Link>
        )}
      </p>
    </Alert>
  );
}

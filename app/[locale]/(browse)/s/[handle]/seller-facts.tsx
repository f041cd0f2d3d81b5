import { Clock, PackageCheck } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { BadgeCheck } from "@/components/icons";
import { RatingLine, type RatingWords } from "@/components/reviews/rating-line";
import { Badge } from "@/components/ui/badge";
import type { SellerRecord } from "@/lib/catalogue";
import type { Locale } from "@/lib/i18n/locales";
import { toRecordWords } from "../../review-words";

type Props = {
  locale: Locale;
  verified: boolean;
  /** Null where nobody has said anything yet. */
  rating: RatingWords | null;
  record: SellerRecord;
};

/** What a buyer asks of a seller first. What is not known is left out: nobody is shown a nought. */
export async function SellerFacts({ locale, verified, rating, record }: Props) {
  const t = await getTranslations({ locale, namespace: "reviews" });
  const { sales, answers } = await toRecordWords(record, locale);
  if (!verified && !rating && !sales && !answers) return null;
  return (
    <ul aria-label={t("seller.facts")} className="mt-4 flex flex-wrap items-center gap-x-6 gap-y-2.5">
      {verified ? (
        <li>
          <Badge tone="success">
            <BadgeCheck aria-hidden />
            {t("seller.identity")}
          </Badge>
        </li>
      ) : null}
      {rating ? (
        <li>
          <RatingLine {...rating} />
        </li>
      ) : null}
      {sales ? (
        <li className="inline-flex items-center gap-2">
          <PackageCheck aria-hidden className="size-5 text-ink-soft" />
          {sales}
        </li>
      ) : null}
      {answers ? (
        <li className="inline-flex items-center gap-2" title={t("seller.answersHint")}>
          <Clock aria-hidden className="size-5 text-ink-soft" />
          {answers}
        </li>
      ) : null}
    </ul>
  );
}

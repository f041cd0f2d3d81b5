import "server-only";
import { getFormatter, getTranslations } from "next-intl/server";
import type { RatingWords } from "@/components/reviews/rating-line";
import type { ReviewWords } from "@/components/reviews/review-list";
import type { AnswerTime, SellerRecord } from "@/lib/catalogue";
import type { Locale } from "@/lib/i18n/locales";
import type { PublicReview, Rating } from "@/lib/reviews";

/** How many are rated and how well, in words; null where nobody has said anything. */
export async function toRatingWords({ average, count }: Rating, locale: Locale): Promise<RatingWords | null> {
  if (average === null) return null;
  const [t, format] = await Promise.all([
    getTranslations({ locale, namespace: "reviews" }),
    getFormatter({ locale }),
  ]);
  const mean = format.number(average, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  return { rating: average, mean, stars: t("stars", { rating: mean }), count: t("count", { count }) };
}

/** What a seller has done, in words: completed sales, and how soon they answer. Null for what is not known. */
export async function toRecordWords(
  { sales, answers }: SellerRecord,
  locale: Locale,
): Promise<{ sales: string | null; answers: string | null }> {
  const t = await getTranslations({ locale, namespace: "reviews.seller" });
  const answersIn = ({ unit, count }: AnswerTime) =>
    unit === "soon" || unit === "weeks" ? t(`answers.${unit}`) : t(`answers.${unit}`, { count });
  return {
    sales: sales > 0 ? t("sales", { count: sales }) : null,
    answers: answers && answersIn(answers),
  };
}

/** Public reviews in words. `withTitle`: the page is not that of what was bought. */
export async function toReviewWords(
  reviews: PublicReview[],
  locale: Locale,
  withTitle = false,
): Promise<ReviewWords[]> {
  const [t, format] = await Promise.all([
    getTranslations({ locale, namespace: "reviews" }),
    getFormatter({ locale }),
  ]);
  const starsOf = (rating: number) => t("stars", { rating: format.number(rating) });
  return reviews.map(({ id, rating, text, author, publishedAt, title, slug, answer }) => ({
    id,
    rating,
    stars: starsOf(rating),
    text,
    author: author ?? t("anonymous"),
    at: publishedAt.toISOString(),
    date: format.dateTime(publishedAt, { dateStyle: "long" }),
    ...(withTitle ? { bought: { title, slug } } : {}),
    answer: answer && { ...answer, stars: starsOf(answer.rating), label: t("answer") },
  }));
}

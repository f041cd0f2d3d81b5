import { getTranslations } from "next-intl/server";
import { RatingLine } from "@/components/reviews/rating-line";
import { ReviewList } from "@/components/reviews/review-list";
import type { Locale } from "@/lib/i18n/locales";
import { Link } from "@/lib/i18n/routing";
import type { PublicReviews } from "@/lib/reviews";
import { toRatingWords, toReviewWords } from "./review-words";

type Props = {
  locale: Locale;
  reviews: PublicReviews;
  seller: { name: string; handle: string; reviews: number };
};

/** What buyers say of a listing, and the way to what they say of its seller. */
export async function ListingReviews({ locale, reviews, seller }: Props) {
  const [t, rating, newest] = await Promise.all([
    getTranslations({ locale, namespace: "reviews" }),
    toRatingWords(reviews, locale),
    toReviewWords(reviews.newest, locale),
  ]);
  return (
    <section aria-labelledby="reviews">
      <div className="mb-4 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-2">
        <h2 id="reviews" className="font-bold text-xl tracking-tight">
          {t("listing.title")}
        </h2>
        {rating ? <RatingLine {...rating} /> : null}
      </div>
      {rating ? <ReviewList reviews={newest} /> : <p>{t("listing.empty")}</p>}
      <p className="mt-3 text-ink-soft text-sm">{t("listing.trust")}</p>
      {seller.reviews > reviews.newest.length ? (
        <p className="mt-3">
          <Link
            href={`/s/${seller.handle}`}
            prefetch={false}
            className="button button-link inline-flex min-h-11 items-center"
          >
            {t("listing.seller", { name: seller.name })}
          </Link>
        </p>
      ) : null}
    </section>
  );
}

import { OrderReviews } from "@/components/reviews/order-reviews";
import { db } from "@/db";
import { systemClock } from "@/lib/clock";
import type { Locale } from "@/lib/i18n/locales";
import { getOrderReviews, REVIEW_LENGTH } from "@/lib/reviews";
import { writeReviewAction } from "./actions";

type Props = { orderId: string; userId: string; locale: Locale };

/** What an order's page shows of its reviews: nothing before it is completed, nor to anybody but its two sides. */
export async function OrderReview({ orderId, userId, locale }: Props) {
  const now = systemClock();
  const reviews = await getOrderReviews(db(), userId, orderId, now);
  if (!reviews) return null;
  return (
    <OrderReviews
      orderId={orderId}
      reviews={reviews}
      locale={locale}
      now={now}
      limit={REVIEW_LENGTH}
      action={writeReviewAction}
    />
  );
}

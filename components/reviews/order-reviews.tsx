import { getFormatter, getTranslations } from "next-intl/server";
import { HiddenContext } from "@/components/forms";
import { Card, CardTitle } from "@/components/ui";
import type { FormState } from "@/lib/actions/form-state";
import type { Locale } from "@/lib/i18n/locales";
import type { OrderReviews as Reviews } from "@/lib/reviews";
import { ReviewForm } from "./review-form";
import { Stars } from "./stars";

type Props = {
  orderId: string;
  reviews: Reviews;
  locale: Locale;
  now: Date;
  /** The most characters of a review's text. */
  limit: number;
  action: (previous: FormState, form: FormData) => Promise<FormState>;
};

const RATINGS = ["1", "2", "3", "4", "5"] as const;

/** Both reviews of a completed order as one side may see them, and the form of one's own while it is hidden. */
export async function OrderReviews({ orderId, reviews, locale, now, limit, action }: Props) {
  const t = await getTranslations({ locale, namespace: "reviews" });
  const format = await getFormatter({ locale });
  const { side, standing, mine, theirs, theyHaveWritten } = reviews;
  const dateOf = (date: Date) => format.dateTime(date, { dateStyle: "long" });
  const date = dateOf(reviews.publishedFrom);

  const status = () => {
    if (standing === "late") return t("order.late");
    if (standing === "published") return t("order.published");
    if (standing === "hidden") return t(`order.${side}.hidden`, { date });
    if (theyHaveWritten && !theirs) return t(`order.${side}.openAnswered`);
    return now < reviews.publishedFrom ? t(`order.${side}.open`, { date }) : t("order.openAtOnce");
  };
  const writes = standing === "open" || standing === "hidden";
  const name = reviews.signature ?? t("anonymous");
  return (
    <Card id="review" className="scroll-mt-24 space-y-5">
      <div className="space-y-2">
        <CardTitle>{t(`order.${side}.title`)}</CardTitle>
        <p role="status" className="text-ink-soft">
          {status()}
          {writes && side === "buyer" ? ` ${t("order.signed", { name })}` : null}
          {standing === "open" ? ` ${t("order.until", { date: dateOf(reviews.closedFrom) })}` : null}
        </p>
      </div>
      {mine && !writes ? <Written title={t("order.yours")} words={mine} locale={locale} /> : null}
      {theirs ? <Written title={t(`order.${side}.theirs`)} words={theirs} locale={locale} /> : null}
      {standing === "published" && !theirs ? (
        <p className="text-ink-soft">{t(`order.${side}.waiting`)}</p>
      ) : null}
      {writes ? (
        <ReviewForm
          action={action}
          limit={limit}
          written={{ rating: mine ? String(mine.rating) : "", text: mine?.text ?? "" }}
          choices={RATINGS.map((rating) => {
            const word = t(`order.words.${rating}`);
            return { word, label: t("order.choice", { count: Number(rating), word }) };
          })}
          words={{
            rating: t("order.rating"),
            text: t("order.text"),
            textHint: t(`order.${side}.textHint`),
            optional: t("order.optional"),
            send: t(mine ? "order.change" : "order.send"),
            sending: t("order.sending"),
          }}
        >
          <HiddenContext locale={locale} returnTo={`/${locale}/orders/${orderId}`} />
          <input type="hidden" name="orderId" value={orderId} />
        </ReviewForm>
      ) : null}
    </Card>
  );
}

type WrittenProps = { title: string; words: { rating: number; text: string }; locale: Locale };

async function Written({ title, words, locale }: WrittenProps) {
  const t = await getTranslations({ locale, namespace: "reviews" });
  return (
    <section className="rounded-control bg-sunken px-4 py-3.5">
      <h3 className="flex flex-wrap items-center gap-x-3 font-semibold">
        {title}
        <Stars rating={words.rating} label={t("stars", { rating: words.rating })} />
      </h3>
      {words.text ? (
        <p dir="auto" className="mt-2 whitespace-pre-line [overflow-wrap:anywhere]">
          {words.text}
        </p>
      ) : (
        <p className="mt-2 text-ink-soft">{t("order.noText")}</p>
      )}
    </section>
  );
}

import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getFormatter, getTranslations, setRequestLocale } from "next-intl/server";
import { cache } from "react";
import { sellerCard, sharedMetadata } from "@/app/og/cards";
import { EmptyStall, EmptyStars } from "@/components/illustrations";
import { ReviewList } from "@/components/reviews/review-list";
import { JsonLd } from "@/components/site/json-ld";
import { Alert } from "@/components/ui/alert";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { buttonStyles } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { db } from "@/db";
import { getPublicSeller, getSellerRecord, listSellerListings } from "@/lib/catalogue";
import { systemClock } from "@/lib/clock";
import { env } from "@/lib/env";
import { toLocale } from "@/lib/i18n/locales";
import { Link } from "@/lib/i18n/routing";
import { getSellerReviews } from "@/lib/reviews";
import { breadcrumbsJsonLd } from "@/lib/seo";
import { notFoundMetadata } from "../../../not-found-metadata";
import { toRatingWords, toReviewWords } from "../../review-words";
import { toCardWords, toHeartWords } from "../../words";
import { SellerFacts } from "./seller-facts";
import { SellerShelves } from "./seller-shelves";

export const dynamic = "force-static";
export const revalidate = 3600;
export const generateStaticParams = () => [];

/** The newest of each stand here; older ones are found through categories. */
const LISTINGS = 48;
const REVIEWS = 30;

type Props = { params: Promise<{ locale: string; handle: string }> };

const readSeller = cache((handle: string) => getPublicSeller(db(), handle));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale: asked, handle } = await params;
  const locale = toLocale(asked);
  const seller = await readSeller(handle);
  if (!seller) return notFoundMetadata(locale);
  const t = await getTranslations({ locale, namespace: "reviews" });
  const description = t("seller.description", { name: seller.name });
  const title = seller.name;
  const href = `/s/${handle}`;
  const card = await sellerCard(locale, seller);
  return {
    title,
    description,
    ...sharedMetadata({ locale, href, title, description, card, cardHref: href }),
  };
}

/** A seller as anybody sees them: who they are, what they sell, what buyers say. */
export default async function SellerPage({ params }: Props) {
  const { locale: asked, handle } = await params;
  const locale = toLocale(asked);
  setRequestLocale(locale);
  const seller = await readSeller(handle);
  if (!seller) notFound();
  const [t, browse, format, forSale, record, reviews, words, heart] = await Promise.all([
    getTranslations({ locale, namespace: "reviews" }),
    getTranslations({ locale, namespace: "browse" }),
    getFormatter({ locale }),
    listSellerListings(db(), locale, handle, LISTINGS),
    getSellerRecord(db(), handle, systemClock()),
    getSellerReviews(db(), handle, REVIEWS),
    toCardWords(locale),
    toHeartWords(locale),
  ]);
  const [rating, newest] = await Promise.all([
    toRatingWords(reviews, locale),
    toReviewWords(reviews.newest, locale, true),
  ]);
  const { listings, total } = forSale;
  const trail = [{ href: "/", name: browse("home.name") }];
  return (
    <div className="page pt-4 sm:pt-6">
      <JsonLd data={breadcrumbsJsonLd({ origin: env().APP_URL, locale }, trail, seller.name)} />
      <PageHeader
        above={<Breadcrumbs label={browse("breadcrumbs")} trail={trail} />}
        title={<bdi>{seller.name}</bdi>}
        lead={
          <>
            <bdi dir="ltr">@{seller.handle}</bdi>
            {" · "}
            {t("seller.since", {
              date: format.dateTime(seller.since, { year: "numeric", month: "long" }),
            })}
          </>
        }
      />
      <SellerFacts locale={locale} verified={seller.verified} rating={rating} record={record} />
      {seller.awayUntil ? (
        <Alert
          tone="warning"
          className="mt-6"
          title={t("seller.away", { date: format.dateTime(seller.awayUntil, { dateStyle: "full" }) })}
        >
          {t("seller.awayText")}
        </Alert>
      ) : null}

      <section className="mt-10" aria-labelledby="listings">
        <div className="mb-5 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
          <h2 id="listings" className="font-bold text-xl tracking-tight">
            {t("seller.listings")}
          </h2>
          {total > 0 ? <p className="text-ink-soft">{t("seller.listingCount", { count: total })}</p> : null}
        </div>
        {listings.length > 0 ? (
          <SellerShelves
            locale={locale}
            listings={listings}
            shelves={forSale.shelves}
            words={words}
            heart={heart}
            label={t("seller.shelves")}
          />
        ) : (
          <EmptyState
            illustration={<EmptyStall />}
            headingLevel="h3"
            title={t("seller.nothing")}
            actions={
              <Link href="/" prefetch={false} className={buttonStyles({ variant: "secondary" })}>
                {t("seller.browse")}
              </Link>
            }
          >
            {t("seller.nothingText")}
          </EmptyState>
        )}
        {total > listings.length ? (
          <p className="mt-5 text-ink-soft text-sm">{t("seller.newest", { count: listings.length })}</p>
        ) : null}
      </section>

      <section className="mt-14 max-w-3xl" aria-labelledby="reviews">
        <h2 id="reviews" className="mb-5 font-bold text-xl tracking-tight">
          {t("seller.reviews")}
        </h2>
        {rating ? (
          <ReviewList reviews={newest} />
        ) : (
          <EmptyState illustration={<EmptyStars />} headingLevel="h3" title={t("seller.noReviews")}>
            {t("seller.noReviewsText")}
          </EmptyState>
        )}
        {reviews.count > newest.length ? (
          <p className="mt-3 text-ink-soft text-sm">{t("seller.newestReviews", { count: newest.length })}</p>
        ) : null}
      </section>
    </div>
  );
}

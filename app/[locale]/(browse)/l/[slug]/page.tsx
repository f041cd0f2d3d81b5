import type { Metadata } from "next";
import { unstable_cache } from "next/cache";
import { notFound } from "next/navigation";
import { getFormatter, getTranslations, setRequestLocale } from "next-intl/server";
import { cache } from "react";
import { listingCard, sharedMetadata } from "@/app/og/cards";
import { HeartForm } from "@/components/favorites/heart-form";
import { ShieldCheck } from "@/components/icons";
import { CountView } from "@/components/listings/count-view";
import { Gallery } from "@/components/listings/gallery";
import { ListingGrid } from "@/components/listings/listing-grid";
import { ListingHead } from "@/components/listings/listing-head";
import { Price } from "@/components/listings/price";
import { SellerCard } from "@/components/listings/seller-card";
import { RecentRow } from "@/components/recent/recent-row";
import { ShareButton } from "@/components/share/share-button";
import { JsonLd } from "@/components/site/json-ld";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { buttonStyles } from "@/components/ui/button";
import { db } from "@/db";
import { categoryTag, ratingTag } from "@/lib/cache";
import {
  getPublicListing,
  getSellerRecord,
  type ListingCard,
  listRelated,
  type PublicListing,
  type SellerRecord,
} from "@/lib/catalogue";
import { systemClock } from "@/lib/clock";
import { env } from "@/lib/env";
import { type Locale, toLocale } from "@/lib/i18n/locales";
import { Link } from "@/lib/i18n/routing";
import { formatMoney } from "@/lib/money";
import { listAnswered } from "@/lib/questions";
import { getListingReviews, getSellerRating, type Rating } from "@/lib/reviews";
import { breadcrumbsJsonLd, listingJsonLd, summaryOf } from "@/lib/seo";
import { notFoundMetadata } from "../../../not-found-metadata";
import { EscrowSteps } from "../../escrow-steps";
import { ListingQuestions } from "../../listing-questions";
import { ListingReviews } from "../../listing-reviews";
import { toPlaceWords } from "../../place-words";
import { toRatingWords, toRecordWords } from "../../review-words";
import { toCardWords, toGridCards, toHeartWords, toRecentWords } from "../../words";
import { Away, AwayBadge } from "./away";
import { ContractTerms, ProofPolicy } from "./conditions";
import { StockState } from "./stock-state";

export const dynamic = "force-static";
export const revalidate = 3600;
export const generateStaticParams = () => [];

const SIMILAR = 4;
const REVIEWS = 5;
const QUESTIONS = 20;

type Props = { params: Promise<{ locale: string; slug: string }> };

const readListing = cache((locale: Locale, slug: string) => getPublicListing(db(), locale, slug));

/**
 * What is most like it in its category. The tag that it carries makes the page fresh when the category changes; what it
 * is compared by is part of the key, since a change of its own expires the page and not what carries the tag.
 */
async function similarTo({ slug, category, title, priceMinor }: PublicListing): Promise<ListingCard[]> {
  const related = unstable_cache(
    () => listRelated(db(), slug, SIMILAR),
    ["related", slug, category.slug, title, String(priceMinor)],
    { tags: [categoryTag(category.slug)], revalidate },
  );
  return related();
}

/** How the seller is rated. The tag makes all their listings' pages fresh when that changes, and their reviews with it. */
async function ratingOf(handle: string): Promise<Rating> {
  const rating = unstable_cache(() => getSellerRating(db(), handle), ["rating-of-seller", handle], {
    tags: [ratingTag(handle)],
    revalidate,
  });
  return rating();
}

/** What the seller has done. An hour old at most: no page is made anew for each message that is answered. */
async function recordOf(handle: string): Promise<SellerRecord> {
  const record = unstable_cache(
    () => getSellerRecord(db(), handle, systemClock()),
    ["record-of-seller", handle],
    { revalidate },
  );
  return record();
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale: asked, slug } = await params;
  const locale = toLocale(asked);
  const listing = await readListing(locale, slug);
  if (!listing) return notFoundMetadata(locale);
  const description = summaryOf(listing.description);
  const { title } = listing;
  const href = `/l/${slug}`;
  const card = await listingCard(locale, listing);
  return {
    title,
    description,
    ...sharedMetadata({ locale, href, title, description, card, cardHref: href }),
  };
}

export default async function ListingPage({ params }: Props) {
  const { locale: asked, slug } = await params;
  const locale = toLocale(asked);
  setRequestLocale(locale);
  const listing = await readListing(locale, slug);
  if (!listing) notFound();
  const [t, common, messages, keeping, format, similar, reviews, rating, record, questions, heart, recent] =
    await Promise.all([
      getTranslations({ locale, namespace: "browse" }),
      getTranslations({ locale, namespace: "common" }),
      getTranslations({ locale, namespace: "messages" }),
      getTranslations({ locale, namespace: "keeping" }),
      getFormatter({ locale }),
      similarTo(listing),
      getListingReviews(db(), slug, REVIEWS),
      ratingOf(listing.seller.handle),
      recordOf(listing.seller.handle).then((facts) => toRecordWords(facts, locale)),
      listAnswered(db(), slug, QUESTIONS),
      toHeartWords(locale),
      toRecentWords(locale),
    ]);
  const { title, seller, category, pictures, deliveryDays, mode, availability, awayUntil } = listing;
  const alts = pictures.map((_, index) =>
    t("listing.pictureAlt", { title, number: index + 1, count: pictures.length }),
  );
  const price = formatMoney(listing.priceMinor, locale, listing.currency);
  const place = (await toPlaceWords(locale))(listing);
  const service = mode === "standard";
  const buy =
    availability.state === "available" && !awayUntil
      ? { href: `/buy/${slug}`, word: t(service ? "listing.order" : "listing.buy") }
      : null;
  const here = { origin: env().APP_URL, locale };
  const trail = [
    { href: "/", name: t("home.name") },
    { href: `/c/${category.slug}`, name: category.name },
  ];
  return (
    <div className="page pt-4 sm:pt-6">
      <CountView slug={slug} />
      <JsonLd
        data={{ "@graph": [listingJsonLd(listing, here, reviews), breadcrumbsJsonLd(here, trail, title)] }}
      />
      <Breadcrumbs label={t("breadcrumbs")} trail={trail} />
      <article className="mt-2 grid grid-cols-[minmax(0,1fr)] gap-x-8 gap-y-6 md:grid-cols-[minmax(0,7fr)_minmax(0,5fr)] md:grid-rows-[auto_1fr] lg:gap-x-12">
        <Gallery
          pictures={pictures}
          label={t("listing.pictures")}
          words={{
            open: alts.map((picture) => keeping("gallery.open", { picture })),
            close: keeping("gallery.close"),
            previous: keeping("gallery.previous"),
            next: keeping("gallery.next"),
            zoom: keeping("gallery.zoom"),
          }}
          alts={alts}
        />
        <div className="min-w-0 space-y-6 md:sticky md:top-6 md:row-span-2 md:self-start">
          <ListingHead
            title={title}
            price={price}
            delivery={t(service ? "listing.deliveryService" : "listing.delivery", { count: deliveryDays })}
            place={place}
          >
            <StockState listing={listing} locale={locale} />
            {awayUntil ? <Away until={awayUntil} locale={locale} /> : null}
          </ListingHead>
          <div className="space-y-3">
            {buy ? (
              <Link
                href={buy.href}
                prefetch={false}
                className={buttonStyles({ size: "lg", block: true, className: "hidden sm:flex" })}
              >
                {buy.word}
              </Link>
            ) : null}
            <p className="flex gap-2.5 text-sm">
              <ShieldCheck aria-hidden className="size-5 shrink-0 text-brand-ink" />
              <span>{t(service ? "listing.protectedService" : "listing.protected")}</span>
            </p>
          </div>
          <SellerCard
            label={t("listing.seller")}
            name={seller.name}
            handle={seller.handle}
            verified={seller.verified ? common("verified") : null}
            since={t("listing.sellerSince", {
              date: format.dateTime(seller.since, { year: "numeric", month: "long" }),
            })}
            rating={await toRatingWords(rating, locale)}
            record={[record.sales, record.answers].filter((words) => words !== null)}
          />
          <Link
            href={`/messages/new/${slug}`}
            prefetch={false}
            className={buttonStyles({ variant: "secondary", block: true })}
          >
            {messages("ask.link")}
          </Link>
          <div className="grid grid-cols-[3fr_2fr] gap-x-1 sm:grid-cols-2 sm:gap-x-2">
            <HeartForm
              locale={locale}
              slug={slug}
              words={{ add: keeping("heart.add"), kept: keeping("heart.kept"), failed: heart.failed }}
            />
            <ShareButton
              title={title}
              words={{
                share: keeping("share.share"),
                copied: keeping("share.copied"),
                failed: keeping("share.failed"),
              }}
            />
          </div>
        </div>
        <div className="min-w-0 space-y-10">
          <section aria-labelledby="description">
            <h2 id="description" className="font-bold text-xl tracking-tight">
              {t("listing.description")}
            </h2>
            <p className="mt-3 max-w-prose whitespace-pre-line [overflow-wrap:anywhere]" dir="auto">
              {listing.description}
            </p>
          </section>
          {listing.proof ? <ProofPolicy proof={listing.proof} locale={locale} /> : null}
          {listing.contractTerms ? <ContractTerms terms={listing.contractTerms} locale={locale} /> : null}
        </div>
      </article>
      <div className="mt-12 max-w-3xl">
        <ListingQuestions locale={locale} slug={slug} questions={questions} />
      </div>
      <div className="mt-12 max-w-3xl">
        <ListingReviews locale={locale} reviews={reviews} seller={{ ...seller, reviews: rating.count }} />
      </div>
      <div className="mt-12">
        <EscrowSteps locale={locale} id="protection" mode={mode} />
      </div>
      {similar.length > 0 ? (
        <section className="mt-14" aria-labelledby="similar">
          <h2 id="similar" className="mb-5 font-bold text-xl tracking-tight">
            {t("listing.similar")}
          </h2>
          <ListingGrid listings={toGridCards(similar, locale, await toCardWords(locale))} heart={heart} />
        </section>
      ) : null}
      <RecentRow locale={locale} words={recent} heart={heart} current={slug} />
      <div
        data-foot-bar
        className="sticky bottom-0 z-20 -mx-4 mt-8 flex items-center justify-between gap-4 border-line border-t bg-surface px-4 py-3 sm:hidden"
      >
        <Price amount={price} className="text-xl" />
        {buy ? (
          <Link href={buy.href} prefetch={false} className={buttonStyles({ size: "md", className: "px-7" })}>
            {buy.word}
          </Link>
        ) : (
          <span className="font-semibold text-ink-soft">
            {awayUntil ? (
              <AwayBadge until={awayUntil} locale={locale} />
            ) : (
              t(`listing.state.${availability.state}`)
            )}
          </span>
        )}
      </div>
    </div>
  );
}

import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import type { ReactNode } from "react";
import { sharedMetadata, siteCard } from "@/app/og/cards";
import { EmptyStall } from "@/components/illustrations";
import { CategoryTiles } from "@/components/listings/category-tiles";
import { ListingGrid } from "@/components/listings/listing-grid";
import { RecentRow } from "@/components/recent/recent-row";
import { Hero } from "@/components/site/hero";
import { JsonLd } from "@/components/site/json-ld";
import { buttonStyles } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { db } from "@/db";
import {
  type ListingCard,
  listBoostedListings,
  listCategoryTiles,
  listNewListings,
  listPopularListings,
} from "@/lib/catalogue";
import { env } from "@/lib/env";
import { isLocale, toLocale } from "@/lib/i18n/locales";
import { Link } from "@/lib/i18n/routing";
import { siteJsonLd } from "@/lib/seo";
import { notFoundMetadata } from "../not-found-metadata";
import { EscrowSteps } from "./escrow-steps";
import { toCardWords, toGridCards, toHeartWords, toRecentWords } from "./words";

export const dynamic = "force-static";
export const revalidate = 3600;
export const generateStaticParams = () => [];

const NEWEST = 12;
/** Of the popular and the boosted: one row on a wide screen, two on a phone. */
const ROW = 4;

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  // `/xx` is refused by the layout around this page, which has no title of its own.
  if (!isLocale(locale)) return notFoundMetadata(locale);
  const t = await getTranslations({ locale, namespace: "common" });
  const words = { title: t("meta.title"), description: t("meta.description") };
  return sharedMetadata({ locale, href: "/", ...words, card: await siteCard(locale), cardHref: "/site" });
}

export default async function HomePage({ params }: Props) {
  const locale = toLocale((await params).locale);
  setRequestLocale(locale);
  const [t, common, search, newest, popular, boosted, tiles, heart, recent, words] = await Promise.all([
    getTranslations({ locale, namespace: "browse" }),
    getTranslations({ locale, namespace: "common" }),
    getTranslations({ locale, namespace: "search.home" }),
    listNewListings(db(), NEWEST),
    listPopularListings(db(), ROW),
    listBoostedListings(db(), ROW),
    listCategoryTiles(db(), locale),
    toHeartWords(locale),
    toRecentWords(locale),
    toCardWords(locale),
  ]);
  const site = { name: common("siteName"), description: common("meta.description") };
  const full = tiles.filter(({ listings }) => listings > 0);
  const grid = (listings: ListingCard[], first = false) => (
    <ListingGrid listings={toGridCards(listings, locale, words)} first={first} heart={heart} />
  );
  return (
    <>
      <JsonLd data={{ "@graph": siteJsonLd({ origin: env().APP_URL, locale }, site) }} />
      <Hero
        lookHref="#new"
        words={{ title: t("home.title"), lead: t("home.lead"), look: t("home.look"), sell: t("home.sell") }}
      />
      <section className="page mt-12" aria-labelledby="new">
        <h2 id="new" className="section-title mb-5 scroll-mt-6">
          {t("home.new")}
        </h2>
        {newest.length > 0 ? (
          grid(newest, true)
        ) : (
          <EmptyState
            illustration={<EmptyStall />}
            title={t("home.emptyTitle")}
            headingLevel="h3"
            actions={
              <Link href="/sell" prefetch={false} className={buttonStyles()}>
                {t("home.sell")}
              </Link>
            }
          >
            {t("home.emptyText")}
          </EmptyState>
        )}
      </section>
      {popular.length > 0 ? (
        <Row id="popular" title={search("popular")} rule={search("popularRule")}>
          {grid(popular)}
        </Row>
      ) : null}
      {boosted.length > 0 ? (
        <Row id="boosted" title={search("boosted")} rule={search("boostedRule")}>
          {grid(boosted)}
        </Row>
      ) : null}
      {full.length > 0 ? (
        <section className="page mt-16" aria-labelledby="categories">
          <h2 id="categories" className="section-title mb-5">
            {t("home.categories")}
          </h2>
          <CategoryTiles
            tiles={full.map(({ listings, ...tile }) => ({
              ...tile,
              count: t("listingCount", { count: listings }),
            }))}
          />
        </section>
      ) : null}
      <div className="page mt-16">
        <EscrowSteps locale={locale} id="how" />
      </div>
      <section className="page mt-16" aria-labelledby="sell">
        <div className="flex flex-wrap items-center justify-between gap-x-10 gap-y-5 rounded-card bg-accent-soft p-6 sm:p-10">
          <div className="max-w-xl">
            <h2 id="sell" className="section-title">
              {t("home.sellTitle")}
            </h2>
            <p className="mt-2">{t("home.sellText")}</p>
          </div>
          <Link href="/sell" prefetch={false} className={buttonStyles({ size: "lg" })}>
            {t("home.sell")}
          </Link>
        </div>
      </section>
      <div className="page">
        <RecentRow locale={locale} words={recent} heart={heart} />
      </div>
    </>
  );
}

type RowProps = { id: string; title: string; rule: string; children: ReactNode };

/** Listings that stand together by a rule, which is told. */
function Row({ id, title, rule, children }: RowProps) {
  return (
    <section className="page mt-16" aria-labelledby={id}>
      <h2 id={id} className="section-title">
        {title}
      </h2>
      <p className="mt-1 mb-5 text-ink-soft text-sm">{rule}</p>
      {children}
    </section>
  );
}

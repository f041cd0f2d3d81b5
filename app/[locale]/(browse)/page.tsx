import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { EmptyStall } from "@/components/illustrations";
import { CategoryTiles } from "@/components/listings/category-tiles";
import { ListingGrid } from "@/components/listings/listing-grid";
import { RecentRow } from "@/components/recent/recent-row";
import { Hero } from "@/components/site/hero";
import { buttonStyles } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { db } from "@/db";
import { listCategoryTiles, listNewListings } from "@/lib/catalogue";
import { alternates } from "@/lib/i18n/alternates";
import { toLocale } from "@/lib/i18n/locales";
import { Link } from "@/lib/i18n/routing";
import { EscrowSteps } from "./escrow-steps";
import { toGridCards, toHeartWords, toRecentWords } from "./words";

export const dynamic = "force-static";
export const revalidate = 3600;
export const generateStaticParams = () => [];

const NEWEST = 12;

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { alternates: alternates(toLocale((await params).locale), "/") };
}

export default async function HomePage({ params }: Props) {
  const locale = toLocale((await params).locale);
  setRequestLocale(locale);
  const [t, newest, tiles, heart, recent] = await Promise.all([
    getTranslations({ locale, namespace: "browse" }),
    listNewListings(db(), NEWEST),
    listCategoryTiles(db(), locale),
    toHeartWords(locale),
    toRecentWords(locale),
  ]);
  const full = tiles.filter(({ listings }) => listings > 0);
  return (
    <>
      <Hero
        lookHref="#new"
        words={{ title: t("home.title"), lead: t("home.lead"), look: t("home.look"), sell: t("home.sell") }}
      />
      <section className="page mt-12" aria-labelledby="new">
        <h2 id="new" className="section-title mb-5 scroll-mt-6">
          {t("home.new")}
        </h2>
        {newest.length > 0 ? (
          <ListingGrid listings={toGridCards(newest, locale, t("sponsored"))} eager={2} heart={heart} />
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

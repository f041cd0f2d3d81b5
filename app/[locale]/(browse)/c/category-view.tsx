import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { categoryCard, sharedMetadata } from "@/app/og/cards";
import { EmptyStall } from "@/components/illustrations";
import { ListingGrid } from "@/components/listings/listing-grid";
import { JsonLd } from "@/components/site/json-ld";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { buttonStyles } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { db } from "@/db";
import { getCategory, listCategoryListings } from "@/lib/catalogue";
import { env } from "@/lib/env";
import type { Locale } from "@/lib/i18n/locales";
import { Link } from "@/lib/i18n/routing";
import { breadcrumbsJsonLd } from "@/lib/seo";
import { notFoundMetadata } from "../../not-found-metadata";
import { toCardWords, toGridCards, toHeartWords } from "../words";

type Props = { locale: Locale; slug: string; page: number };

const pathOf = (slug: string, page: number) => (page === 1 ? `/c/${slug}` : `/c/${slug}/${page}`);

export async function categoryMetadata({ locale, slug, page }: Props): Promise<Metadata> {
  const category = await getCategory(db(), locale, slug);
  if (!category) return notFoundMetadata(locale);
  const t = await getTranslations({ locale, namespace: "browse" });
  const name = category.name;
  const title = page === 1 ? name : t("category.pageTitle", { name, page });
  const description = t("category.description", { name });
  const card = await categoryCard(locale, category);
  const shared = { locale, href: pathOf(slug, page), title, description, card, cardHref: `/c/${slug}` };
  return { title, description, ...sharedMetadata(shared) };
}

/** One page of a category: the first at its own address, the others below it. */
export async function CategoryView({ locale, slug, page }: Props) {
  const [t, category, { listings, total, pages }, words, heart] = await Promise.all([
    getTranslations({ locale, namespace: "browse" }),
    getCategory(db(), locale, slug),
    listCategoryListings(db(), slug, page),
    toCardWords(locale),
    toHeartWords(locale),
  ]);
  if (!category || page > pages) notFound();
  const trail = [{ href: "/", name: t("home.name") }];
  return (
    <div className="page pt-6 sm:pt-8">
      <JsonLd data={breadcrumbsJsonLd({ origin: env().APP_URL, locale }, trail, category.name)} />
      <PageHeader
        above={<Breadcrumbs label={t("breadcrumbs")} trail={trail} />}
        title={category.name}
        lead={total > 0 ? t("listingCount", { count: total }) : undefined}
      />
      <div className="mt-8">
        {listings.length > 0 ? (
          <ListingGrid
            listings={toGridCards(listings, locale, words)}
            first
            headingLevel="h2"
            heart={heart}
          />
        ) : (
          <EmptyState
            illustration={<EmptyStall />}
            title={t("category.emptyTitle")}
            actions={
              <>
                <Link href="/sell" prefetch={false} className={buttonStyles()}>
                  {t("home.sell")}
                </Link>
                <Link href="/" prefetch={false} className={buttonStyles({ variant: "secondary" })}>
                  {t("category.seeNew")}
                </Link>
              </>
            }
          >
            {t("category.emptyText")}
          </EmptyState>
        )}
      </div>
      <div className="mt-12">
        <Pagination
          page={page}
          pages={pages}
          hrefOf={(other) => pathOf(slug, other)}
          words={{
            label: t("pagination.label"),
            previous: t("pagination.previous"),
            next: t("pagination.next"),
            here: t("pagination.here", { page, pages }),
          }}
        />
      </div>
    </div>
  );
}

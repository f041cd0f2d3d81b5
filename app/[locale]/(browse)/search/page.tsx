import { ChevronRight, SearchX } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { sharedMetadata, siteCard } from "@/app/og/cards";
import { ListingGrid } from "@/components/listings/listing-grid";
import { SearchFilters } from "@/components/search/search-filters";
import { buttonStyles } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { db } from "@/db";
import { listCategories } from "@/lib/catalogue";
import { toLocale } from "@/lib/i18n/locales";
import { Link } from "@/lib/i18n/routing";
import { SOLD_MODES } from "@/lib/listings";
import {
  comparesPrices,
  isNarrowed,
  MOST_COUNTED,
  readSearch,
  SORTS,
  searchListings,
  searchPath,
} from "@/lib/search";
import { toPlaceWords } from "../place-words";
import { toGridCards, toHeartWords } from "../words";

type Props = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** What only words ask for may be listed by robots; each filter, order and further page of it may not. */
export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const locale = toLocale((await params).locale);
  const { typed } = readSearch(await searchParams);
  const t = await getTranslations({ locale, namespace: "search" });
  const title = typed.q ? t("resultsFor", { q: typed.q }) : t("title");
  const description = t("description");
  const href = searchPath({ q: typed.q });
  return {
    title,
    description,
    ...sharedMetadata({ locale, href, title, description, card: await siteCard(locale), cardHref: "/site" }),
    ...(isNarrowed(typed) ? { robots: { index: false, follow: true } } : {}),
  };
}

/** A word of either direction inside a sentence: what stands around it keeps its place. */
const isolated = (text: string) => `\u2068${text}\u2069`;

/** Rendered for each request: what is asked has too many forms to keep them. */
export default async function SearchPage({ params, searchParams }: Props) {
  const locale = toLocale((await params).locale);
  setRequestLocale(locale);
  const read = readSearch(await searchParams);
  const { input, typed } = read;
  const [t, browse, placeOf, heart, categories, found] = await Promise.all([
    getTranslations({ locale, namespace: "search" }),
    getTranslations({ locale, namespace: "browse" }),
    toPlaceWords(locale),
    toHeartWords(locale),
    listCategories(db(), locale),
    searchListings(db(), input, typed.after),
  ]);
  const { listings, total, close, next } = found;
  // Of the first page: which page it is narrows nothing.
  const here = { ...typed, after: "" };
  const narrowed = isNarrowed(here);
  return (
    <div className="page pt-6 sm:pt-8">
      <h1 className="mb-5 font-bold text-3xl tracking-tight">
        {typed.q ? t("resultsFor", { q: isolated(typed.q) }) : t("title")}
      </h1>
      <SearchFilters
        // Another search begins with its own fields, not with what was chosen for the last one.
        key={searchPath(here)}
        locale={locale}
        categories={categories}
        modes={SOLD_MODES}
        sorts={input.q ? SORTS : SORTS.filter((sort) => sort !== "relevance")}
        read={read}
        open={narrowed}
        clearHref={searchPath({ q: typed.q })}
      />
      <div className="mt-6 mb-5 space-y-1">
        <p className="font-semibold">
          {total > MOST_COUNTED ? t("more", { count: MOST_COUNTED }) : t("count", { count: total })}
        </p>
        {close ? <p className="text-ink-soft">{t("close")}</p> : null}
        {comparesPrices(input) ? <p className="text-ink-soft text-sm">{t("onlyDinars")}</p> : null}
      </div>
      {listings.length > 0 ? (
        <ListingGrid
          listings={toGridCards(listings, locale, browse("sponsored"), placeOf)}
          eager={4}
          headingLevel="h2"
          heart={heart}
        />
      ) : (
        <EmptyState
          icon={SearchX}
          title={t("empty.title")}
          actions={
            <>
              {narrowed ? (
                <Link href={searchPath({ q: typed.q })} prefetch={false} className={buttonStyles()}>
                  {t("filters.clear")}
                </Link>
              ) : null}
              <Link
                href="/"
                prefetch={false}
                className={buttonStyles({ variant: narrowed ? "secondary" : "primary" })}
              >
                {t("empty.browse")}
              </Link>
            </>
          }
        >
          {t("empty.text")}
        </EmptyState>
      )}
      {next || typed.after ? (
        <nav aria-label={t("pages.label")} className="mt-12 flex flex-wrap justify-between gap-3">
          {typed.after ? (
            <Link href={searchPath(here)} prefetch={false} className={buttonStyles({ variant: "secondary" })}>
              {t("pages.first")}
            </Link>
          ) : null}
          {next ? (
            <Link
              href={searchPath({ ...typed, after: next })}
              prefetch={false}
              rel="next"
              className={buttonStyles({ className: "ms-auto" })}
            >
              {t("pages.next")}
              <ChevronRight aria-hidden className="rtl:-scale-x-100" />
            </Link>
          ) : null}
        </nav>
      ) : null}
    </div>
  );
}

import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { sharedMetadata, siteCard } from "@/app/og/cards";
import { ListingGrid } from "@/components/listings/listing-grid";
import { SearchFilters } from "@/components/search/search-filters";
import { SearchPages } from "@/components/search/search-pages";
import { SaveSearchForm } from "@/components/searches/save-search-form";
import { db } from "@/db";
import { listCategories } from "@/lib/catalogue";
import { toLocale } from "@/lib/i18n/locales";
import { SOLD_MODES } from "@/lib/listings";
import { asksSomething } from "@/lib/saved-searches";
import {
  comparesPrices,
  firstPage,
  isNarrowed,
  MOST_COUNTED,
  readSearch,
  SORTS,
  searchListings,
  searchPath,
} from "@/lib/search";
import { toCardWords, toGridCards, toHeartWords } from "../words";
import { NothingFound } from "./nothing-found";

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
  const [t, saving, words, heart, categories, found] = await Promise.all([
    getTranslations({ locale, namespace: "search" }),
    getTranslations({ locale, namespace: "searches" }),
    toCardWords(locale),
    toHeartWords(locale),
    listCategories(db(), locale),
    searchListings(db(), input, typed),
  ]);
  const { listings, total, close } = found;
  const here = firstPage(typed);
  // What stood behind this place is gone.
  if (listings.length === 0 && total > 0) redirect(`/${locale}${searchPath(here)}`);
  // Which page it is narrows nothing.
  const narrowed = isNarrowed(here);
  const mayBeSaved = asksSomething(input.q ? [input.q] : [], input) && Object.keys(read.errors).length === 0;
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
      <div className="mt-6 mb-5 flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <div className="space-y-1">
          <p className="font-semibold">
            {total > MOST_COUNTED ? t("more", { count: MOST_COUNTED }) : t("count", { count: total })}
          </p>
          {close ? <p className="text-ink-soft">{t("close")}</p> : null}
          {comparesPrices(input) ? <p className="text-ink-soft text-sm">{t("onlyDinars")}</p> : null}
        </div>
        {mayBeSaved ? <SaveSearchForm locale={locale} typed={typed} label={saving("save")} /> : null}
      </div>
      {listings.length > 0 ? (
        <ListingGrid listings={toGridCards(listings, locale, words)} first headingLevel="h2" heart={heart} />
      ) : (
        <NothingFound locale={locale} typed={typed} narrowed={narrowed} words={words} heart={heart} />
      )}
      <SearchPages
        previous={found.previous && searchPath({ ...here, before: found.previous })}
        first={searchPath(here)}
        next={found.next && searchPath({ ...here, after: found.next })}
        words={{
          label: t("pages.label"),
          previous: t("pages.previous"),
          first: t("pages.first"),
          next: t("pages.next"),
        }}
      />
    </div>
  );
}

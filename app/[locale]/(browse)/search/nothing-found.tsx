import { SearchX } from "lucide-react";
import { getTranslations } from "next-intl/server";
import type { HeartWords } from "@/components/favorites/heart";
import { ListingGrid } from "@/components/listings/listing-grid";
import { buttonStyles } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { db } from "@/db";
import { listNewListings } from "@/lib/catalogue";
import type { Locale } from "@/lib/i18n/locales";
import { Link } from "@/lib/i18n/routing";
import {
  MOST_COUNTED,
  readSearch,
  searchListings,
  searchPath,
  type TypedSearch,
  type Wider,
  widerSearches,
} from "@/lib/search";
import { type CardWords, toGridCards } from "../words";

/** So many listings stand below. */
const SHOWN = 8;

type Props = {
  locale: Locale;
  typed: TypedSearch;
  /** Whether filters or an order are chosen. */
  narrowed: boolean;
  words: CardWords;
  heart: HeartWords;
};

/** What to do where nothing fits: leave one thing out, with what that would find; and below what comes near, or what is new. */
export async function NothingFound({ locale, typed, narrowed, words, heart }: Props) {
  const [t, wider] = await Promise.all([
    getTranslations({ locale, namespace: "search" }),
    widerSearches(db(), typed),
  ]);
  const [nearest] = wider;
  const shown = nearest
    ? (await searchListings(db(), readSearch(nearest.typed).input)).listings.slice(0, SHOWN)
    : await listNewListings(db(), SHOWN);
  const label = ({ drop, word, total }: Wider) =>
    t("empty.without", {
      what: drop === "word" ? t("empty.drop.word", { word }) : t(`empty.drop.${drop}`),
      count: total > MOST_COUNTED ? t("more", { count: MOST_COUNTED }) : t("count", { count: total }),
    });
  return (
    <>
      <EmptyState
        icon={SearchX}
        title={t("empty.title")}
        actions={
          <>
            {wider.map((way) => (
              <Link
                key={`${way.drop} ${way.word}`}
                href={searchPath(way.typed)}
                prefetch={false}
                className={buttonStyles({ variant: way === nearest ? "primary" : "secondary" })}
              >
                {label(way)}
              </Link>
            ))}
            {narrowed && !nearest ? (
              <Link href={searchPath({ q: typed.q })} prefetch={false} className={buttonStyles()}>
                {t("filters.clear")}
              </Link>
            ) : null}
            {nearest ? null : (
              <Link
                href="/"
                prefetch={false}
                className={buttonStyles({ variant: narrowed ? "secondary" : "primary" })}
              >
                {t("empty.browse")}
              </Link>
            )}
          </>
        }
      >
        {t(nearest ? "empty.widen" : "empty.text")}
      </EmptyState>
      {shown.length > 0 ? (
        <section className="mt-12" aria-labelledby="near">
          <h2 id="near" className="section-title mb-5">
            {t(nearest ? "empty.near" : "empty.new")}
          </h2>
          <ListingGrid listings={toGridCards(shown, locale, words)} heart={heart} />
        </section>
      ) : null}
    </>
  );
}

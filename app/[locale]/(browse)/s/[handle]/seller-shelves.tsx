import type { HeartWords } from "@/components/favorites/heart";
import { ListingGrid } from "@/components/listings/listing-grid";
import type { ListingCard, Shelf } from "@/lib/catalogue";
import type { Locale } from "@/lib/i18n/locales";
import { type CardWords, toGridCards } from "../../words";

/** Fewer stand together: shelves with one thing each help nobody to find it. */
const LEAST_SORTED = 9;

type Props = {
  locale: Locale;
  listings: ListingCard[];
  shelves: Shelf[];
  words: CardWords;
  heart: HeartWords;
  /** Of the list of categories. */
  label: string;
};

/** What a seller has: the newest first, and where it is much, and of several kinds, by category. */
export function SellerShelves({ locale, listings, shelves, words, heart, label }: Props) {
  if (shelves.length < 2 || listings.length < LEAST_SORTED)
    return <ListingGrid listings={toGridCards(listings, locale, words)} first heart={heart} />;
  return (
    <>
      <nav aria-label={label}>
        <ul className="mb-8 flex flex-wrap gap-2">
          {shelves.map(({ category }) => (
            <li key={category.slug}>
              <a
                href={`#shelf-${category.slug}`}
                className="inline-flex min-h-11 items-center rounded-full border border-line-strong bg-surface px-4 font-semibold hover:bg-sunken"
              >
                {category.name}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div className="space-y-12">
        {shelves.map(({ category, listings: here }, at) => (
          <section key={category.slug} aria-labelledby={`shelf-${category.slug}`}>
            <h3 id={`shelf-${category.slug}`} className="mb-4 scroll-mt-6 font-bold text-lg">
              {category.name}
            </h3>
            <ListingGrid
              listings={toGridCards(here, locale, words)}
              first={at === 0}
              headingLevel="h4"
              heart={heart}
            />
          </section>
        ))}
      </div>
    </>
  );
}

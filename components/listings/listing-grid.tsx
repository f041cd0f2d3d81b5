import type { ListingCard } from "@/lib/catalogue";
import { Link } from "@/lib/i18n/routing";
import { ListingImage } from "./listing-image";
import { Price } from "./price";

/** A card with its price already worded in the page's language. */
export type PricedCard = ListingCard & { price: string };

type Props = {
  listings: PricedCard[];
  /** How many pictures are in view when the page opens. */
  eager?: number;
  headingLevel?: "h2" | "h3";
};

export function ListingGrid({ listings, eager = 0, headingLevel: H = "h3" }: Props) {
  return (
    <ul className="grid grid-cols-2 gap-x-3 gap-y-7 sm:gap-x-5 md:grid-cols-3 lg:grid-cols-4">
      {listings.map((listing, index) => (
        <li key={listing.slug} className="group relative min-w-0">
          <div className="overflow-hidden rounded-card">
            <ListingImage
              picture={listing.picture}
              alt=""
              sizes="(width >= 64rem) 18rem, (width >= 48rem) 31vw, 46vw"
              priority={index < eager}
              className="aspect-square w-full transition-transform duration-300 motion-safe:group-hover:scale-[1.03]"
            />
          </div>
          <H className="mt-2.5 font-medium leading-snug">
            <Link
              href={`/l/${listing.slug}`}
              prefetch={false}
              className="-mb-1 line-clamp-2 rounded-sm pb-1 after:absolute after:inset-0 after:rounded-card group-hover:underline focus-visible:outline-none focus-visible:after:outline-3 focus-visible:after:outline-ring focus-visible:after:outline-offset-4 focus-visible:after:outline-solid"
            >
              <span dir="auto">{listing.title}</span>
            </Link>
          </H>
          <p className="mt-1">
            <Price amount={listing.price} className="text-lg" />
          </p>
          <p className="truncate text-ink-soft text-sm">
            <bdi>{listing.sellerName}</bdi>
          </p>
        </li>
      ))}
    </ul>
  );
}

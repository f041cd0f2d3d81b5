"use client";

import { CardHeart, type HeartWords } from "@/components/favorites/heart";
import { Link } from "@/lib/i18n/routing";
import { ListingImage } from "./listing-image";
import { Price } from "./price";

/** What a card shows; the price is worded in the page's language, the picture is its key. */
export type GridCard = {
  slug: string;
  title: string;
  price: string;
  seller: string;
  picture: string | null;
  /** Where it is, in words. */
  place?: string;
  /** That its seller takes no orders at present, where that is so. */
  away?: string;
  /** The word that marks it, where its place is paid for. */
  sponsored?: string;
};

type Props = {
  listings: GridCard[];
  /** Whether the page opens with it. */
  first?: boolean;
  headingLevel?: "h2" | "h3" | "h4";
  /** Of the hearts on the cards; none where they are left out. */
  heart?: HeartWords;
};

/** Rendered in the browser too, so that the page carries the cards' words once more and not all their elements. */
export function ListingGrid({ listings, first = false, headingLevel: H = "h3", heart }: Props) {
  return (
    <ul className="grid grid-cols-2 gap-x-3 gap-y-7 sm:gap-x-5 md:grid-cols-3 lg:grid-cols-4">
      {listings.map(({ slug, title, price, seller, place, picture, away, sponsored }, index) => (
        <li key={slug} className="card group">
          <div className="card-frame">
            <ListingImage
              picture={picture}
              alt=""
              widths={[400, 800]}
              sizes="(width >= 64rem) 18rem, (width >= 48rem) 31vw, 46vw"
              first={first && index === 0}
              className="card-picture"
            />
          </div>
          <H className="card-title">
            <Link href={`/l/${slug}`} prefetch={false} className="card-link">
              <span dir="auto">{title}</span>
            </Link>
          </H>
          <p>
            <Price amount={price} className="text-lg" />
          </p>
          <p className="card-seller">
            <bdi>{seller}</bdi>
            {place ? (
              <>
                {" · "}
                <bdi>{place}</bdi>
              </>
            ) : null}
          </p>
          {away ? <p className="card-away">{away}</p> : null}
          {heart ? <CardHeart slug={slug} title={title} words={heart} /> : null}
          {sponsored ? <p className="card-mark">{sponsored}</p> : null}
        </li>
      ))}
    </ul>
  );
}

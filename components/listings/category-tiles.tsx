"use client";

import { Link } from "@/lib/i18n/routing";
import { ListingImage } from "./listing-image";

type Tile = { slug: string; name: string; count: string; picture: string | null };

/** Rendered in the browser too, as the grid of listings is, and for the same reason. */
export function CategoryTiles({ tiles }: { tiles: Tile[] }) {
  return (
    <ul className="grid grid-cols-2 gap-3 sm:grid-cols-3 sm:gap-4 lg:grid-cols-5">
      {tiles.map(({ slug, name, count, picture }) => (
        <li key={slug} className="min-w-0">
          <Link href={`/c/${slug}`} prefetch={false} className="tile">
            <ListingImage picture={picture} alt="" widths={[400]} className="tile-picture" />
            <span className="tile-words">
              <span className="tile-name">{name}</span>
              <span className="tile-count">{count}</span>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

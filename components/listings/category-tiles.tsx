import type { CategoryTile } from "@/lib/catalogue";
import { Link } from "@/lib/i18n/routing";
import { ListingImage } from "./listing-image";

export function CategoryTiles({ tiles }: { tiles: (CategoryTile & { count: string })[] }) {
  return (
    <ul className="grid grid-cols-2 gap-3 sm:grid-cols-3 sm:gap-4 lg:grid-cols-5">
      {tiles.map(({ slug, name, count, picture }) => (
        <li key={slug} className="min-w-0">
          <Link
            href={`/c/${slug}`}
            prefetch={false}
            className="flex h-full flex-col overflow-hidden rounded-card border border-line bg-surface hover:border-line-strong"
          >
            <ListingImage
              picture={picture}
              alt=""
              sizes="(width >= 64rem) 14rem, (width >= 40rem) 31vw, 46vw"
              className="aspect-[8/5] w-full"
            />
            <span className="px-3.5 pt-2.5 pb-3">
              <span className="block font-semibold leading-snug">{name}</span>
              <span className="figures block text-ink-soft text-sm">{count}</span>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

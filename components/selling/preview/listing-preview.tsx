"use client";

import { ListingGrid } from "@/components/listings/listing-grid";
import { ListingHead } from "@/components/listings/listing-head";
import { ListingImage } from "@/components/listings/listing-image";
import type { Preview } from "./preview-of";
import type { PreviewWords } from "./preview-words";

type Props = { preview: Preview; picture: string | null; seller: string; words: PreviewWords };

/**
 * The card and the head of the page as buyers will see them, by the components of the public pages. Nothing in it can
 * be pressed: the listing may have no page yet.
 */
export function ListingPreview({ preview, picture, seller, words }: Props) {
  const { title, price, place } = preview;
  const card = { slug: "preview", title, price, seller, picture, ...(place ? { place } : {}) };
  return (
    <div className="space-y-8">
      <div className="space-y-3">
        <p className="font-semibold text-ink-soft text-sm">{words.inLists}</p>
        <div inert className="max-w-48 [&>ul]:grid-cols-1!">
          <ListingGrid listings={[card]} />
        </div>
      </div>
      <div className="space-y-3">
        <p className="font-semibold text-ink-soft text-sm">{words.onPage}</p>
        <div inert className="space-y-4 [overflow-wrap:anywhere]">
          <ListingImage
            picture={picture}
            alt=""
            sizes="20rem"
            className="aspect-square w-full max-w-80 rounded-card"
          />
          <ListingHead {...preview} as="p" />
        </div>
      </div>
    </div>
  );
}

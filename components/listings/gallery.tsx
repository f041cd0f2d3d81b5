"use client";

import { type MouseEvent, useState } from "react";
import { pictureUrl } from "@/lib/storage/url";
import { GalleryDialog, type GalleryWords } from "./gallery-dialog";
import { ListingImage } from "./listing-image";

type Props = {
  /** Their keys. */
  pictures: string[];
  /** Names the whole: "Photos de l’annonce". */
  label: string;
  /** What each picture shows, for those who do not see it. */
  alts: string[];
  words: GalleryWords;
};

const ONE = "(width >= 64rem) 42rem, (width >= 48rem) 55vw, 100vw";
const FIRST = "(width >= 64rem) 42rem, (width >= 48rem) 55vw, (width >= 40rem) 60vw, 88vw";
const OTHER = "(width >= 64rem) 42rem, (width >= 48rem) 27vw, (width >= 40rem) 60vw, 88vw";

/**
 * All pictures: on a phone a row to swipe, where the next one peeps in; where there is room, the first large and the
 * others below it. Each leads to itself in full, without a script by its address, with one in a dialog over the page.
 */
export function Gallery({ pictures, label, alts, words }: Props) {
  const [at, setAt] = useState<number | null>(null);
  const open = (index: number) => (event: MouseEvent) => {
    // In a new tab, if that was asked for.
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    setAt(index);
  };
  const [only] = pictures;
  const link = (picture: string, index: number, sizes: string, shape: string) => (
    <a
      href={pictureUrl(picture, 1600)}
      onClick={open(index)}
      className="block cursor-zoom-in rounded-card"
      aria-label={words.open[index]}
    >
      <ListingImage
        picture={picture}
        alt=""
        sizes={sizes}
        first={index === 0}
        className={`w-full rounded-card ${shape}`}
      />
    </a>
  );
  if (!only)
    return <ListingImage picture={null} alt={alts[0] ?? ""} className="aspect-square w-full rounded-card" />;
  return (
    <div className="min-w-0">
      {pictures.length === 1 ? (
        link(only, 0, ONE, "aspect-square")
      ) : (
        <section
          aria-label={label}
          className="scroll-row -mx-4 snap-x snap-mandatory scroll-px-4 rounded-card px-4 sm:-mx-6 sm:scroll-px-6 sm:px-6 md:mx-0 md:overflow-visible md:px-0"
        >
          <ul className="flex gap-2.5 md:grid md:grid-cols-2 md:gap-3">
            {pictures.map((picture, index) => (
              <li
                key={picture}
                className="group w-[88%] shrink-0 snap-start sm:w-[60%] md:w-auto md:first:col-span-2 md:last:even:col-span-2"
              >
                {link(
                  picture,
                  index,
                  index === 0 ? FIRST : OTHER,
                  "aspect-square md:aspect-square lg:aspect-[4/3] lg:group-last:group-even:aspect-[2/1]",
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      <GalleryDialog pictures={pictures} alts={alts} at={at} setAt={setAt} label={label} words={words} />
    </div>
  );
}

"use client";

import { ListingImage } from "./listing-image";

type Props = {
  /** Their keys. */
  pictures: string[];
  /** Names the whole: "Photos de l’annonce". */
  label: string;
  /** What each picture shows, for those who do not see it. */
  alts: string[];
};

/**
 * All pictures, without a script: on a phone a row to swipe, where the next one peeps in; where there is room, the
 * first large and the others below it.
 */
export function Gallery({ pictures, label, alts }: Props) {
  const [only] = pictures;
  if (pictures.length <= 1) {
    return (
      <ListingImage
        picture={only ?? null}
        alt={alts[0] ?? ""}
        sizes="(width >= 64rem) 42rem, (width >= 48rem) 55vw, 100vw"
        priority
        className="aspect-square w-full rounded-card"
      />
    );
  }
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
      tabIndex={0}
      className="scroll-row -mx-4 snap-x snap-mandatory scroll-px-4 rounded-card px-4 sm:-mx-6 sm:scroll-px-6 sm:px-6 md:mx-0 md:overflow-visible md:px-0"
    >
      <ul className="flex gap-2.5 md:grid md:grid-cols-2 md:gap-3">
        {pictures.map((picture, index) => (
          <li
            key={picture}
            className="group w-[88%] shrink-0 snap-start sm:w-[60%] md:w-auto md:first:col-span-2 md:last:even:col-span-2"
          >
            <ListingImage
              picture={picture}
              alt={alts[index] ?? ""}
              sizes={
                index === 0
                  ? "(width >= 64rem) 42rem, (width >= 48rem) 55vw, (width >= 40rem) 60vw, 88vw"
                  : "(width >= 64rem) 42rem, (width >= 48rem) 27vw, (width >= 40rem) 60vw, 88vw"
              }
              priority={index === 0}
              className="aspect-square w-full rounded-card md:aspect-square lg:aspect-[4/3] lg:group-last:group-even:aspect-[2/1]"
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

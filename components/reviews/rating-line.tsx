import { Stars } from "./stars";

/** A mean in words and stars: `4,8 ★★★★★ 12 avis`. */
export type RatingWords = { rating: number; mean: string; stars: string; count: string };

export function RatingLine({ rating, mean, stars, count }: RatingWords) {
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2">
      <span aria-hidden className="figures font-bold">
        {mean}
      </span>
      <Stars rating={rating} label={stars} />
      <span className="text-ink-soft">{count}</span>
    </span>
  );
}

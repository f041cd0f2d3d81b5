"use client";

import { Link } from "@/lib/i18n/routing";
import { Stars } from "./stars";

type Said = { rating: number; stars: string; text: string };

/** A public review, worded in the page's language. */
export type ReviewWords = Said & {
  id: string;
  author: string;
  /** For machines and for people. */
  at: string;
  date: string;
  /** What was bought, where the page does not say so; with its address while it is on sale. */
  bought?: { title: string; slug: string | null };
  answer: (Said & { label: string }) | null;
};

/** Rendered in the browser too, so that the page carries the words once more and not all their elements. */
export function ReviewList({ reviews }: { reviews: ReviewWords[] }) {
  return (
    <ul className="divide-y divide-line border-line border-y">
      {reviews.map(({ id, rating, stars, text, author, at, date, bought, answer }) => (
        <li key={id} className="py-5">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <Stars rating={rating} label={stars} />
            <bdi className="font-semibold">{author}</bdi>
            <time dateTime={at} className="text-ink-soft text-sm">
              {date}
            </time>
          </div>
          {bought ? (
            <p className="mt-1 text-ink-soft text-sm">
              {bought.slug ? (
                <Link
                  href={`/l/${bought.slug}`}
                  prefetch={false}
                  className="press underline underline-offset-4"
                >
                  <bdi>{bought.title}</bdi>
                </Link>
              ) : (
                <bdi>{bought.title}</bdi>
              )}
            </p>
          ) : null}
          {text ? (
            <p dir="auto" className="mt-2 max-w-prose whitespace-pre-line [overflow-wrap:anywhere]">
              {text}
            </p>
          ) : null}
          {answer ? (
            <div className="mt-3 border-line border-s-2 ps-4 text-sm">
              <p className="flex flex-wrap items-center gap-x-3 text-ink-soft">
                {answer.label}
                <Stars rating={answer.rating} label={answer.stars} />
              </p>
              {answer.text ? (
                <p dir="auto" className="mt-1 max-w-prose whitespace-pre-line [overflow-wrap:anywhere]">
                  {answer.text}
                </p>
              ) : null}
            </div>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

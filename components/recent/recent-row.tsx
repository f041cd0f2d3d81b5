"use client";

import { useEffect, useRef, useState } from "react";
import type { HeartWords } from "@/components/favorites/heart";
import { type GridCard, ListingGrid } from "@/components/listings/listing-grid";
import type { Locale } from "@/lib/i18n/locales";
import { clearRecent, readRecent, rememberRecent } from "./storage";

type Props = {
  locale: Locale;
  words: { title: string; clear: string; clearNamed: string; cleared: string };
  heart: HeartWords;
  /** The listing that is open: remembered from now on, and not shown here. */
  current?: string;
};

const MOST_SHOWN = 4;

/**
 * What this browser looked at before. Only the browser knows; the server is asked for the cards where there are any, and
 * only when the reader comes near, so that the row is there before it is seen and moves nothing.
 */
export function RecentRow({ locale, words, heart, current }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const [cards, setCards] = useState<GridCard[]>([]);
  const [cleared, setCleared] = useState(false);

  useEffect(() => {
    const slugs = readRecent().filter((slug) => slug !== current);
    if (current) rememberRecent(current);
    if (slugs.length === 0 || !place.current) return;
    const aborter = new AbortController();
    const near = new IntersectionObserver(
      ([entry]) => {
        if (!entry?.isIntersecting) return;
        near.disconnect();
        askCards(locale, slugs, aborter.signal).then(setCards, () => undefined);
      },
      { rootMargin: "800px" },
    );
    near.observe(place.current);
    return () => {
      near.disconnect();
      aborter.abort();
    };
  }, [locale, current]);

  return (
    <div ref={place}>
      <p role="status" className="sr-only">
        {cleared ? words.cleared : ""}
      </p>
      {cards.length > 0 ? (
        <section className="mt-14" aria-labelledby="recent">
          <div className="mb-5 flex items-center justify-between gap-4">
            <h2 id="recent" className="font-bold text-xl tracking-tight">
              {words.title}
            </h2>
            <button
              type="button"
              aria-label={words.clearNamed}
              className="button button-ghost button-md"
              onClick={() => {
                clearRecent();
                setCards([]);
                setCleared(true);
              }}
            >
              {words.clear}
            </button>
          </div>
          <ListingGrid listings={cards} heart={heart} />
        </section>
      ) : null}
    </div>
  );
}

async function askCards(locale: Locale, slugs: string[], signal: AbortSignal): Promise<GridCard[]> {
  const query = new URLSearchParams({ locale, slugs: slugs.slice(0, 8).join(",") });
  const answer = await fetch(`/api/listings/cards?${query}`, { signal });
  return answer.ok ? ((await answer.json()) as GridCard[]).slice(0, MOST_SHOWN) : [];
}

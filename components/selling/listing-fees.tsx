"use client";

import { useEffect, useState } from "react";
import { DescriptionList, DescriptionRow } from "@/components/ui";
import type { Locale } from "@/lib/i18n/locales";
import type { FeeAmounts } from "./fee-amounts";
import type { ListingWords } from "./listing-words";

/** Long enough for a figure to be finished. */
const TYPING_MS = 250;

export type Asking = { price: string; currency: string };

type Props = {
  words: ListingWords["fees"];
  locale: Locale;
  /** At the price that is saved. */
  initial: FeeAmounts | null;
  /** What is being typed; null before anything is. */
  asking: Asking | null;
};

/** What the seller would receive. The server computes it, here as in the order; it follows what is typed. */
export function ListingFees({ words, locale, initial, asking }: Props) {
  const [amounts, setAmounts] = useState(initial);
  useEffect(() => {
    if (!asking) return;
    const abort = new AbortController();
    const timer = setTimeout(async () => {
      const query = new URLSearchParams({ ...asking, locale });
      try {
        const answer = await fetch(`/api/listings/fees?${query}`, { signal: abort.signal });
        if (answer.ok) setAmounts(((await answer.json()) as { amounts: FeeAmounts | null }).amounts);
      } catch {
        // Typed on, or no network: what stands there is corrected by the next answer, and by saving.
      }
    }, TYPING_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [asking, locale]);

  return (
    <section aria-labelledby="fees" className="rounded-control bg-sunken px-4 py-3.5">
      <h3 id="fees" className="font-semibold">
        {words.heading}
      </h3>
      <div aria-live="polite" aria-atomic>
        {amounts ? (
          <DescriptionList>
            <DescriptionRow term={words.price}>{amounts.price}</DescriptionRow>
            <DescriptionRow term={words.escrow}>{amounts.escrow}</DescriptionRow>
            <DescriptionRow term={words.developer}>{amounts.developer}</DescriptionRow>
            <DescriptionRow term={words.payout} note={words.note} strong>
              {amounts.payout}
            </DescriptionRow>
          </DescriptionList>
        ) : (
          <p className="mt-1 text-ink-soft">{words.none}</p>
        )}
      </div>
    </section>
  );
}

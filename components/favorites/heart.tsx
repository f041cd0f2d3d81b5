"use client";

import { Heart as HeartIcon } from "lucide-react";
import { startTransition, useEffect, useState } from "react";
import { setFavorite, useIsFavorite } from "./store";

/** `label` names the button, with `{title}` where the card's title goes; `failed` is said where a press was in vain. */
export type HeartWords = { label: string; failed: string };

/**
 * False in what the server makes: without a script there is nothing to press on a card. Then in a transition, so that a page
 * of many hearts is drawn in small steps.
 */
export function useIsThere(): boolean {
  const [isThere, setIsThere] = useState(false);
  useEffect(() => startTransition(() => setIsThere(true)), []);
  return isThere;
}

/** On a card's picture, above the link that covers the card. */
export function CardHeart({ slug, title, words }: { slug: string; title: string; words: HeartWords }) {
  const isThere = useIsThere();
  const on = useIsFavorite(slug);
  const [failed, setFailed] = useState(false);
  if (!isThere) return null;
  return (
    <>
      <button
        type="button"
        aria-pressed={on}
        aria-label={words.label.replace("{title}", () => title)}
        onClick={async () => setFailed(!(await setFavorite(slug, !on)))}
        className="absolute end-2 top-2 z-10 grid size-11 place-items-center rounded-full bg-surface text-ink shadow-raised hover:bg-sunken"
      >
        <HeartIcon aria-hidden className={`size-5 ${on ? "fill-danger text-danger" : ""}`} />
      </button>
      <span role="status" className="sr-only">
        {failed ? words.failed : ""}
      </span>
    </>
  );
}

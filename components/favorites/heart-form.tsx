"use client";

import { Heart as HeartIcon } from "lucide-react";
import { useState } from "react";
import type { Locale } from "@/lib/i18n/locales";
import { setFavorite, useIsFavorite } from "./store";

type Props = {
  locale: Locale;
  slug: string;
  /** The button before and after it was pressed, and what is said where a press was in vain. */
  words: { add: string; kept: string; failed: string };
};

/** On a listing's own page: a form, which without a script leads to the list. */
export function HeartForm({ locale, slug, words }: Props) {
  const on = useIsFavorite(slug);
  const [failed, setFailed] = useState(false);
  return (
    <form
      method="post"
      action={`/favorites?locale=${locale}&from=${encodeURIComponent(`/${locale}/l/${slug}`)}`}
      onSubmit={async (event) => {
        event.preventDefault();
        setFailed(!(await setFavorite(slug, !on)));
      }}
    >
      <input type="hidden" name="slug" value={slug} />
      <input type="hidden" name="wanted" value="yes" />
      <button type="submit" className="button button-ghost button-md w-full px-2">
        <HeartIcon aria-hidden className={on ? "fill-danger text-danger" : ""} />
        {on ? words.kept : words.add}
      </button>
      <p role="status" className="text-center text-danger-ink text-sm empty:hidden">
        {failed ? words.failed : ""}
      </p>
    </form>
  );
}

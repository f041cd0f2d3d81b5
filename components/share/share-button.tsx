"use client";

import { Share2 } from "lucide-react";
import { useState } from "react";
import { useIsThere } from "@/components/favorites/heart";

type Props = { title: string; words: { share: string; copied: string; failed: string } };

/** The device's own sheet where there is one, else the address is copied; nobody else hears of it. Needs a script. */
export function ShareButton({ title, words }: Props) {
  const isThere = useIsThere();
  const [said, setSaid] = useState("");

  async function share() {
    const url = window.location.origin + window.location.pathname;
    try {
      if (navigator.share) await navigator.share({ title, url });
      else {
        await navigator.clipboard.writeText(url);
        setSaid(words.copied);
      }
    } catch (cause) {
      // Whoever closes the sheet changed their mind.
      if (!(cause instanceof DOMException && cause.name === "AbortError")) setSaid(words.failed);
    }
  }

  return (
    <div className="min-h-11">
      {isThere ? (
        <button type="button" onClick={share} className="button button-ghost button-md w-full px-2">
          <Share2 aria-hidden />
          {words.share}
        </button>
      ) : null}
      <p role="status" className="text-center text-ink-soft text-sm empty:hidden">
        {said}
      </p>
    </div>
  );
}

import { useEffect } from "react";
import type { Locale } from "@/lib/i18n/locales";
import ar from "@/messages/ar/failure.json";
import en from "@/messages/en/failure.json";
import fr from "@/messages/fr/failure.json";

/** An error boundary takes no props of ours and must not ask the server for its words: they come along. */
export const FAILURE_WORDS = { fr, ar, en };

/** The button's looks written out: this comes along with every page, and the button's own code is not worth that. */
const BUTTON =
  "inline-flex min-h-13 items-center justify-center rounded-control border px-6 py-3 font-semibold text-lg";

export function FailureView({ locale, retry }: { locale: Locale; retry: () => void }) {
  const words = FAILURE_WORDS[locale];
  const title = `${words.title} · ${words.site}`;
  // The page that failed names the tab too, before or after this is drawn.
  useEffect(() => {
    let named = document.title;
    const rename = () => {
      if (document.title === title) return;
      named = document.title;
      document.title = title;
    };
    const observer = new MutationObserver(rename);
    observer.observe(document.head, { childList: true, subtree: true, characterData: true });
    rename();
    return () => {
      observer.disconnect();
      // The page that follows may have named it by now.
      if (document.title === title) document.title = named;
    };
  }, [title]);
  return (
    <div className="page grid justify-items-center py-14 text-center sm:py-20" role="alert">
      <svg viewBox="0 0 240 110" aria-hidden="true" className="mb-7 w-52" fill="none" strokeWidth="3">
        <path d="M20 100h200" stroke="var(--line-strong)" strokeLinecap="round" />
        <path
          d="M70 36h100l8 64H62z"
          fill="var(--accent-soft)"
          stroke="var(--accent)"
          strokeLinejoin="round"
        />
        <path d="M98 50V32a22 22 0 0 1 44 0v18" stroke="var(--accent)" strokeLinecap="round" />
        <path d="M134 36l-16 20 14 12-16 32" stroke="var(--accent-ink)" strokeLinejoin="round" />
      </svg>
      <h1 className="font-bold text-2xl tracking-tight sm:text-3xl">{words.title}</h1>
      <p className="mt-3 max-w-md text-ink-soft">{words.text}</p>
      <div className="mt-8 flex flex-wrap justify-center gap-3">
        <button
          type="button"
          onClick={retry}
          className={`${BUTTON} border-transparent bg-brand text-on-brand hover:bg-brand-hover`}
        >
          {words.retry}
        </button>
        <a
          href={`/${locale}`}
          className={`${BUTTON} border-line-strong bg-surface hover:border-ink hover:bg-sunken`}
        >
          {words.home}
        </a>
      </div>
    </div>
  );
}

"use client";

import { ChevronLeft, ChevronRight, X, ZoomIn } from "lucide-react";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { pictureUrl } from "@/lib/storage/url";

export type GalleryWords = Record<"close" | "previous" | "next" | "zoom", string> & {
  /** Names the link of each picture. */
  open: string[];
};

type Props = {
  pictures: string[];
  alts: string[];
  /** Which picture is in view; null while it is closed. */
  at: number | null;
  setAt: (index: number | null) => void;
  label: string;
  words: GalleryWords;
};

// A button that cannot be pressed keeps the focus: the keys go on working.
const ROUND =
  "grid size-12 place-items-center rounded-full bg-surface text-ink shadow-raised hover:bg-sunken aria-disabled:opacity-40";

/**
 * The pictures in full, one at a time: swiped, by buttons or arrow keys. The browser keeps the focus within, closes at
 * Escape and gives the focus back to the picture from which it was opened. Pictures load once it is open.
 */
export function GalleryDialog({ pictures, alts, at, setAt, label, words }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const row = useRef<HTMLUListElement>(null);
  const [zoomed, setZoomed] = useState(false);
  const last = pictures.length - 1;

  // Where it was opened, or led to by a button or key; a swipe that ended there already moves nothing.
  useEffect(() => {
    if (at === null) return;
    if (!dialog.current?.open) dialog.current?.showModal();
    row.current?.children[at]?.scrollIntoView({ inline: "start", block: "nearest" });
  }, [at]);

  const go = (index: number) => {
    setZoomed(false);
    setAt(Math.min(Math.max(index, 0), last));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // What is zoomed is moved about with the arrows.
    if (at === null || zoomed || (event.key !== "ArrowLeft" && event.key !== "ArrowRight")) return;
    event.preventDefault();
    const rtl = document.documentElement.dir === "rtl";
    go(at + ((event.key === "ArrowRight") === rtl ? -1 : 1));
  };
  const onSwiped = () => {
    const { scrollLeft = 0, clientWidth = 1 } = row.current ?? {};
    const index = Math.round(Math.abs(scrollLeft) / clientWidth);
    if (index !== at) go(index);
  };

  return (
    <dialog
      ref={dialog}
      aria-label={label}
      onClose={() => {
        setZoomed(false);
        setAt(null);
      }}
      onKeyDown={onKeyDown}
      className="m-0 h-dvh max-h-none w-dvw max-w-none bg-canvas text-ink backdrop:bg-ink/60"
    >
      {at === null ? null : (
        <div className="grid h-full grid-cols-[minmax(0,1fr)] grid-rows-[auto_minmax(0,1fr)_auto]">
          <div className="flex items-center justify-between gap-3 p-3">
            <button
              type="button"
              aria-pressed={zoomed}
              aria-label={words.zoom}
              onClick={() => setZoomed(!zoomed)}
              className={`${ROUND} aria-pressed:bg-brand-soft aria-pressed:text-brand-ink`}
            >
              <ZoomIn aria-hidden />
            </button>
            <p role="status" className="figures min-w-0 truncate text-sm">
              <bdi>{alts[at]}</bdi>
            </p>
            <form method="dialog">
              <button type="submit" aria-label={words.close} className={ROUND}>
                <X aria-hidden />
              </button>
            </form>
          </div>
          <ul
            ref={row}
            onScrollEnd={onSwiped}
            className={`flex min-h-0 scroll-row ${zoomed ? "overflow-x-hidden" : "snap-x snap-mandatory"}`}
          >
            {pictures.map((picture, index) => (
              <li key={picture} className="h-full w-full shrink-0 snap-center" inert={index !== at}>
                <section
                  aria-label={alts[index] ?? ""}
                  // Zoomed it scrolls, and its row always does: both must be reachable by keyboard.
                  tabIndex={index === at ? 0 : undefined}
                  className={`h-full ${zoomed && index === at ? "overflow-auto" : "overflow-hidden"}`}
                >
                  <img
                    src={pictureUrl(picture, 1600)}
                    alt={alts[index] ?? ""}
                    loading={Math.abs(index - at) <= 1 ? "eager" : "lazy"}
                    className={
                      zoomed && index === at
                        ? "w-[250%] max-w-none sm:w-[180%]"
                        : "size-full object-contain px-3"
                    }
                  />
                </section>
              </li>
            ))}
          </ul>
          {last > 0 ? (
            <div className="flex justify-center gap-6 p-3">
              <button
                type="button"
                aria-label={words.previous}
                aria-disabled={at === 0}
                onClick={() => go(at - 1)}
                className={ROUND}
              >
                <ChevronLeft aria-hidden className="rtl:-scale-x-100" />
              </button>
              <button
                type="button"
                aria-label={words.next}
                aria-disabled={at === last}
                onClick={() => go(at + 1)}
                className={ROUND}
              >
                <ChevronRight aria-hidden className="rtl:-scale-x-100" />
              </button>
            </div>
          ) : null}
        </div>
      )}
    </dialog>
  );
}

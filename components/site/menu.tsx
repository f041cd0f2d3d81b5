"use client";

import { type ReactNode, useEffect, useRef } from "react";

type Props = { label: string; summary: ReactNode; children: ReactNode };

/** A disclosure that the browser opens by itself; with JavaScript, Escape and a press elsewhere close it too. */
export function Menu({ label, summary, children }: Props) {
  const ref = useRef<HTMLDetailsElement>(null);

  useEffect(() => {
    const close = (event: Event) => {
      const details = ref.current;
      if (!details?.open) return;
      if (event instanceof KeyboardEvent) {
        if (event.key !== "Escape") return;
        details.querySelector("summary")?.focus();
      } else if (event.target instanceof Node && details.contains(event.target)) return;
      details.open = false;
    };
    document.addEventListener("keydown", close);
    document.addEventListener("pointerdown", close);
    document.addEventListener("focusin", close);
    return () => {
      document.removeEventListener("keydown", close);
      document.removeEventListener("pointerdown", close);
      document.removeEventListener("focusin", close);
    };
  }, []);

  return (
    <details ref={ref} className="group relative">
      <summary
        aria-label={label}
        className="inline-flex min-h-11 min-w-11 cursor-pointer list-none items-center justify-center gap-1.5 rounded-control px-2 font-semibold hover:bg-sunken group-open:bg-sunken"
      >
        {summary}
      </summary>
      <div className="absolute end-0 top-full z-30 mt-2 min-w-56 rounded-card border border-line bg-surface p-2 shadow-raised">
        {children}
      </div>
    </details>
  );
}

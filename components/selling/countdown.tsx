"use client";

import { useEffect, useState } from "react";

const SECOND_MS = 1000;

/**
 * Counts down from `waitMs`. It measures elapsed time and compares no clocks: the browser's may be wrong. It begins
 * anew when the page is drawn again with another wait.
 */
export function useCountdown(waitMs: number): number {
  const [leftMs, setLeftMs] = useState(waitMs);
  useEffect(() => {
    setLeftMs(waitMs);
    if (waitMs <= 0) return;
    const start = performance.now();
    const timer = setInterval(() => {
      const left = Math.max(0, waitMs - (performance.now() - start));
      setLeftMs(left);
      if (left === 0) clearInterval(timer);
    }, SECOND_MS / 4);
    return () => clearInterval(timer);
  }, [waitMs]);
  return leftMs;
}

/** `in` holds `{time}`, as minutes and seconds. Only the end is announced: a reader is not told each second. */
export function Countdown({ leftMs, words }: { leftMs: number; words: Record<"in" | "now", string> }) {
  const seconds = Math.ceil(leftMs / SECOND_MS);
  const time = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  return (
    <p className="text-ink-soft text-sm">
      {seconds > 0 ? <span className="figures">{words.in.replace("{time}", time)}</span> : null}
      <span aria-live="polite">{seconds > 0 ? "" : words.now}</span>
    </p>
  );
}

"use client";

import { useEffect, useState } from "react";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

type Props = {
  /** How long it still was when the page was drawn: no clocks are compared, the browser's may be wrong. */
  leftMs: number;
  locale: string;
};

/** "in 3 hours", kept current while the page stands open. */
export function TimeLeft({ leftMs, locale }: Props) {
  const [passedMs, setPassedMs] = useState(0);
  useEffect(() => {
    const start = performance.now();
    const timer = setInterval(() => setPassedMs(performance.now() - start), MINUTE_MS / 2);
    return () => clearInterval(timer);
  }, []);
  return <span>{inWords(Math.max(0, leftMs - passedMs), locale)}</span>;
}

/** Rounded down, so that nobody is promised more time than there is. */
function inWords(leftMs: number, locale: string): string {
  const words = new Intl.RelativeTimeFormat(`${locale}-TN`, { numeric: "always" });
  if (leftMs >= 2 * DAY_MS) return words.format(Math.floor(leftMs / DAY_MS), "day");
  if (leftMs >= HOUR_MS) return words.format(Math.floor(leftMs / HOUR_MS), "hour");
  return words.format(Math.floor(leftMs / MINUTE_MS), "minute");
}

"use client";

import { useEffect, useRef } from "react";

/** Nearer to the newest message than this, in pixels, somebody is reading there. */
const NEAR = 400;

/** Keeps the newest message in view: when a thread is opened, and when one arrives while its end is read. */
export function FollowNewest({ newest }: { newest: number }) {
  const shown = useRef<number | null>(null);
  useEffect(() => {
    const message = document.getElementById("newest");
    const before = shown.current;
    shown.current = newest;
    if (!message || before === newest) return;
    const opened = before === null && window.location.hash === "";
    const reading = before !== null && message.getBoundingClientRect().top < window.innerHeight + NEAR;
    if (opened || reading) message.scrollIntoView({ block: "nearest" });
  }, [newest]);
  return null;
}

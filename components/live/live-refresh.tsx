"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { keepListening } from "./keep-listening";

/**
 * Draws the page again when what it shows has changed. `version` is the one that the page was drawn from.
 * Without JavaScript `LiveScreen` reloads instead.
 */
export function LiveRefresh({ topic, version }: { topic: string; version: number }) {
  const router = useRouter();
  useEffect(
    () =>
      keepListening(topic, (latest) => {
        if (latest !== version) router.refresh();
      }),
    [topic, version, router],
  );
  return null;
}

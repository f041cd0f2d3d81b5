"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

/**
 * Draws the page again when what it shows has changed. `version` is the one that the page was drawn from.
 * Without JavaScript `LiveScreen` reloads instead.
 */
export function LiveRefresh({ topic, version }: { topic: string; version: number }) {
  const router = useRouter();
  useEffect(() => {
    const source = new EventSource(`/api/live?topic=${encodeURIComponent(topic)}`);
    source.onmessage = (message) => {
      if (Number(message.data) !== version) router.refresh();
    };
    return () => source.close();
  }, [topic, version, router]);
  return null;
}

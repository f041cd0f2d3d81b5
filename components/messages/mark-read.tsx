"use client";

import { useEffect } from "react";

type Props = { conversationId: string; newest: number };

/** Tells that the newest message was seen: once it stands on a screen that somebody looks at. */
export function MarkRead({ conversationId, newest }: Props) {
  useEffect(() => {
    const message = document.getElementById("newest");
    if (!message) return;
    const aborter = new AbortController();
    const { signal } = aborter;
    let inView = false;
    let told = false;
    const tell = () => {
      if (told || !inView || document.visibilityState !== "visible") return;
      told = true;
      const form = new FormData();
      form.set("conversationId", conversationId);
      form.set("messageId", String(newest));
      // Not ended with the page: who leaves has seen it all the same. Offline it stays unread, which is true of the others.
      fetch("/messages/read", { method: "POST", body: form, keepalive: true })
        .then(() => window.dispatchEvent(new Event("souk:read")))
        .catch(() => undefined);
    };
    const observer = new IntersectionObserver((entries) => {
      inView = entries.some(({ isIntersecting }) => isIntersecting);
      tell();
    });
    observer.observe(message);
    document.addEventListener("visibilitychange", tell, { signal });
    return () => {
      observer.disconnect();
      aborter.abort();
    };
  }, [conversationId, newest]);
  return null;
}

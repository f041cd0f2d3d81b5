"use client";

import { useEffect } from "react";

/** Tells that a page was looked at, once it is: not where it is only prepared in the background. No cookie goes along. */
export function CountView({ slug }: { slug: string }) {
  useEffect(() => {
    let sent = false;
    const send = () => {
      if (sent || document.visibilityState !== "visible") return;
      sent = true;
      const body = new URLSearchParams({ slug });
      // A look that is not counted is no loss to who looks.
      fetch("/api/views", { method: "POST", body, credentials: "omit", keepalive: true }).catch(() => {});
    };
    send();
    document.addEventListener("visibilitychange", send);
    return () => document.removeEventListener("visibilitychange", send);
  }, [slug]);
  return null;
}

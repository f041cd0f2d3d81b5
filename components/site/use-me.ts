"use client";

import { useEffect, useState } from "react";
import { listenTogether } from "@/components/notifications/listen-together";
import type { Me } from "@/lib/me";

/**
 * Who is signed in, asked after the page has come, and again whenever that person is told something or has read it. Null
 * until then, and where nobody is asked: offline or leaving, the link to the account stays, and it works.
 */
export function useMe(): Me | null {
  const [me, setMe] = useState<Me | null>(null);
  const userId = me?.user?.id;

  useEffect(() => {
    const aborter = new AbortController();
    const ask = () => askWho(aborter.signal).then(setMe, ignore);
    const onShow = (event: PageTransitionEvent) => {
      if (event.persisted) void ask();
    };
    void ask();
    window.addEventListener("pageshow", onShow);
    // An open thread tells that it was read.
    window.addEventListener("souk:read", ask);
    return () => {
      aborter.abort();
      window.removeEventListener("pageshow", onShow);
      window.removeEventListener("souk:read", ask);
    };
  }, []);

  useEffect(() => {
    if (!userId) return;
    const aborter = new AbortController();
    let heard: number | undefined;
    const listen = () =>
      listenTogether(`user:${userId}`, (version) => {
        if (version === heard) return;
        heard = version;
        void askWho(aborter.signal).then(setMe, ignore);
      });
    let stop = listen();
    // A page that is kept for the way back may hold neither a connection nor a lock.
    const onHide = () => stop();
    const onShow = (event: PageTransitionEvent) => {
      if (event.persisted) stop = listen();
    };
    window.addEventListener("pagehide", onHide);
    window.addEventListener("pageshow", onShow);
    return () => {
      aborter.abort();
      stop();
      window.removeEventListener("pagehide", onHide);
      window.removeEventListener("pageshow", onShow);
    };
  }, [userId]);

  return me;
}

async function askWho(signal: AbortSignal): Promise<Me | null> {
  const answer = await fetch("/api/me", { signal });
  return answer.ok ? ((await answer.json()) as Me) : null;
}

const ignore = () => undefined;

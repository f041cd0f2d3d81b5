"use client";

import { useEffect, useRef, useState } from "react";
import { listenTogether } from "@/components/notifications/listen-together";
import type { Me } from "@/lib/me";
import { inOrder } from "./in-order";

/**
 * Who is signed in, asked after the page has come, and again whenever that person is told something or has read it. Null
 * until then, and where nobody is asked: offline or leaving, the link to the account stays, and it works.
 */
export function useMe(): Me | null {
  const [me, setMe] = useState<Me | null>(null);
  const userId = me?.user?.id;
  const version = useRef<number>(undefined);
  const [ask] = useState(() =>
    inOrder(askWho, (answer) => {
      version.current = answer?.user?.version;
      setMe(answer);
    }),
  );

  useEffect(() => {
    const aborter = new AbortController();
    const now = () => ask(aborter.signal);
    const onShow = (event: PageTransitionEvent) => {
      if (event.persisted) void now();
    };
    void now();
    window.addEventListener("pageshow", onShow);
    // An open thread tells that it was read.
    window.addEventListener("souk:read", now);
    return () => {
      aborter.abort();
      window.removeEventListener("pageshow", onShow);
      window.removeEventListener("souk:read", now);
    };
  }, [ask]);

  useEffect(() => {
    if (!userId) return;
    const aborter = new AbortController();
    const listen = () =>
      listenTogether(`user:${userId}`, (latest) => {
        if (latest !== version.current) void ask(aborter.signal);
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
  }, [userId, ask]);

  return me;
}

async function askWho(signal: AbortSignal): Promise<Me | null> {
  const answer = await fetch("/api/me", { signal });
  return answer.ok ? ((await answer.json()) as Me) : null;
}

import { keepListening } from "@/components/live/keep-listening";

/**
 * Hears the versions of a topic through one connection for all tabs of a browser: it opens no more than six to a site, and
 * this one is open on every page. The tab that holds the lock listens and tells the others; when it closes, another one
 * takes over. Returns what ends it.
 */
export function listenTogether(topic: string, onVersion: (version: number) => void): () => void {
  // Neither stands outside HTTPS and localhost: then each tab listens for itself.
  if (!navigator.locks || typeof BroadcastChannel === "undefined") return keepListening(topic, onVersion);
  const name = `souk ${topic}`;
  const aborter = new AbortController();
  const others = new BroadcastChannel(name);
  others.onmessage = ({ data }: MessageEvent<number>) => onVersion(data);
  navigator.locks
    .request(name, { signal: aborter.signal }, async () => {
      const stop = keepListening(topic, (version) => {
        others.postMessage(version);
        onVersion(version);
      });
      await left(aborter.signal);
      stop();
    })
    // Left while another tab held the lock.
    .catch(() => undefined);
  return () => {
    aborter.abort();
    others.close();
  };
}

const left = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });

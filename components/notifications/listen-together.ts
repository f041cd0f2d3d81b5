import { keepListening } from "@/components/live/keep-listening";

/** From a tab that has just come to the one that listens. */
const WHAT_IS_IT = "?";

/**
 * Hears the versions of a topic through one connection for all tabs of a browser: it opens no more than six to a site, and
 * this one is open on every page. The tab that holds the lock listens and tells the others; when it closes, another one
 * takes over. Whoever comes later is told what was heard last. Returns what ends it.
 */
export function listenTogether(topic: string, onVersion: (version: number) => void): () => void {
  // Neither stands outside HTTPS and localhost: then each tab listens for itself.
  if (!navigator.locks || typeof BroadcastChannel === "undefined") return keepListening(topic, onVersion);
  const name = `souk ${topic}`;
  const aborter = new AbortController();
  const others = new BroadcastChannel(name);
  /** What this tab heard last as the one that listens. */
  let last: number | undefined;
  others.onmessage = ({ data }: MessageEvent<number | typeof WHAT_IS_IT>) => {
    if (data !== WHAT_IS_IT) onVersion(data);
    else if (last !== undefined) others.postMessage(last);
  };
  others.postMessage(WHAT_IS_IT);
  navigator.locks
    .request(name, { signal: aborter.signal }, async () => {
      const stop = keepListening(topic, (version) => {
        last = version;
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

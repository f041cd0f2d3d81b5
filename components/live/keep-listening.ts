const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 30_000;

/**
 * Hears the versions of a topic until the returned function is called. A browser connects again by itself after a broken
 * connection, but gives up for good on an answer that is no stream (a proxy's 502 during a restart, a 500 while the
 * database is away): then this opens another one, ever more seldom.
 */
export function keepListening(topic: string, onVersion: (version: number) => void): () => void {
  let source: EventSource;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let retryMs = FIRST_RETRY_MS;
  const open = () => {
    source = new EventSource(`/api/live?topic=${encodeURIComponent(topic)}`);
    source.onmessage = (message) => {
      retryMs = FIRST_RETRY_MS;
      onVersion(Number(message.data));
    };
    source.onerror = () => {
      if (source.readyState !== EventSource.CLOSED) return;
      timer = setTimeout(open, retryMs);
      retryMs = Math.min(retryMs * 2, LONGEST_RETRY_MS);
    };
  };
  open();
  return () => {
    clearTimeout(timer);
    source.close();
  };
}

/**
 * Gathers what arrives within `waitMs` of the first and hands it on at once; then the same again after `settleMs`,
 * for what was being made from the old state while the first round went out. `handle` is never run twice at a time.
 */
export function coalesce<T>(
  handle: (items: T[]) => Promise<void>,
  { waitMs, settleMs }: { waitMs: number; settleMs: number },
): (item: T) => void {
  let gathered: T[] = [];
  let running = Promise.resolve();
  const run = (items: T[]) => {
    running = running.then(() => handle(items));
  };
  return (item) => {
    gathered.push(item);
    if (gathered.length > 1) return;
    setTimeout(() => {
      const items = gathered;
      gathered = [];
      run(items);
      setTimeout(() => run(items), settleMs).unref();
    }, waitMs).unref();
  };
}

/** Keeps values in this process for `ms`, and at most so many: the oldest go first. */
export function remember<T>({ ms, entries }: { ms: number; entries: number }, now: () => number = Date.now) {
  const kept = new Map<string, { value: T; until: number }>();
  return {
    get(key: string): T | undefined {
      const found = kept.get(key);
      return found && found.until > now() ? found.value : undefined;
    },
    set(key: string, value: T): void {
      kept.delete(key);
      kept.set(key, { value, until: now() + ms });
      const [oldest] = kept.keys();
      if (kept.size > entries && oldest !== undefined) kept.delete(oldest);
    },
  };
}

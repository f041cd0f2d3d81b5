/**
 * Keeps what was made under a key, so that it is made once though many ask at the same time; the oldest are forgotten
 * beyond `mostBytes`. What fails is not kept.
 */
export function rememberMade(
  mostBytes: number,
): (key: string, make: () => Promise<Buffer>) => Promise<Buffer> {
  const known = new Map<string, { made: Promise<Buffer>; size: number }>();
  let total = 0;
  const forget = (key: string) => {
    total -= known.get(key)?.size ?? 0;
    known.delete(key);
  };
  return async (key, make) => {
    const before = known.get(key);
    if (before) return before.made;
    const entry = { made: make(), size: 0 };
    known.set(key, entry);
    try {
      const bytes = await entry.made;
      entry.size = bytes.length;
      total += bytes.length;
      for (const old of known.keys()) {
        if (total <= mostBytes || old === key) break;
        forget(old);
      }
      return bytes;
    } catch (cause) {
      forget(key);
      throw cause;
    }
  };
}

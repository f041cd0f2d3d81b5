/** What looks like chance and is the same each time: for the same name the same numbers in the same order. */
export type Chance = {
  /** A whole number below `most`. */
  upTo: (most: number) => number;
  /** One of them. */
  of: <T>(choices: readonly T[]) => T;
};

export function chanceOf(name: string): Chance {
  let state = 2166136261;
  for (const char of name) state = Math.imul(state ^ (char.codePointAt(0) ?? 0), 16777619);
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const upTo = (most: number) => Math.floor(next() * most);
  return {
    upTo,
    of: <T>(choices: readonly T[]): T => {
      const chosen = choices[upTo(choices.length)];
      if (chosen === undefined) throw new Error("Nothing to choose from");
      return chosen;
    },
  };
}

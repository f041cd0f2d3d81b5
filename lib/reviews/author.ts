/** First words that are half of a given name. */
const HALF_NAMES = new Set(["عبد", "أبو", "أم", "abd", "abdel", "abdul", "abou"]);
const LONGEST = 30;

/**
 * The name under which a buyer's review is public: the given name alone. Null where there is none, or where what was
 * typed for a name is an e-mail address: then a word stands in its place.
 */
export function givenName(name: string | null): string | null {
  const words = (name ?? "").trim().split(/\s+/);
  const [first = "", second] = words;
  if (first === "" || name?.includes("@")) return null;
  const given = second && HALF_NAMES.has(first.toLowerCase()) ? `${first} ${second}` : first;
  return Array.from(given).slice(0, LONGEST).join("");
}

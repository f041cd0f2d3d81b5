const KEY = "souk:recent";
/** One more than is asked for: the listing that is open is left out. */
const MOST = 9;

/** What this browser opened, newest first. Empty where nothing is kept, or storing is forbidden. */
export function readRecent(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(kept) ? kept.filter((slug) => typeof slug === "string").slice(0, MOST) : [];
  } catch {
    return [];
  }
}

/** Puts a listing first. */
export function rememberRecent(slug: string): void {
  const slugs = [slug, ...readRecent().filter((other) => other !== slug)].slice(0, MOST);
  try {
    localStorage.setItem(KEY, JSON.stringify(slugs));
  } catch {
    // Storing is forbidden or full: the row stays as it is.
  }
}

export function clearRecent(): void {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // Storing is forbidden: nothing was kept.
  }
}

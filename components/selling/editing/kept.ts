import { parseAmount } from "@/lib/money";

/** What was typed and is not saved, kept by the browser itself. */
export type Kept = { at: number; values: Record<string, string> };

/** Fields that tell where a form stands, not what was typed. */
const AROUND = ["locale", "returnTo", "listingId", "edit", "stockShown", "intent"];
const PREFIX = "souk-listing:";

/** The fields of a form as text, by name. */
export const fieldsOf = (form: HTMLFormElement): Record<string, string> =>
  Object.fromEntries(
    [...new FormData(form)].flatMap(([name, value]) =>
      typeof value === "string" && !name.startsWith("$") ? [[name, value]] : [],
    ),
  );

/** What the browser kept under `key`, or null. Blocked or full storage keeps nothing, and breaks nothing. */
export function readKept(key: string): Kept | null {
  try {
    const kept = JSON.parse(localStorage.getItem(PREFIX + key) ?? "null") as Partial<Kept> | null;
    const { at, values } = kept ?? {};
    if (typeof at !== "number" || typeof values !== "object" || values === null) return null;
    return Object.values(values).every((value) => typeof value === "string") ? { at, values } : null;
  } catch {
    return null;
  }
}

export function keep(key: string, values: Record<string, string>): void {
  try {
    localStorage.setItem(PREFIX + key, JSON.stringify({ at: Date.now(), values }));
  } catch {
    // The form itself still has it.
  }
}

export function forget(key: string): void {
  try {
    localStorage.removeItem(PREFIX + key);
  } catch {
    // Nothing was kept either.
  }
}

/** Whether two forms say the same, as the server reads them: spaces around and noughts behind do not count. */
export function saysTheSame(one: Record<string, string>, other: Record<string, string>): boolean {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  const read = (values: Record<string, string>, name: string) => {
    const text = (values[name] ?? "").replace(/\r\n/g, "\n").trim();
    return name === "price" ? String(parseAmount(text, "TND") ?? text) : text;
  };
  return [...names].every((name) => AROUND.includes(name) || read(one, name) === read(other, name));
}

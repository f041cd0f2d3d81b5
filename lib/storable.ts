/** NUL, and halves of surrogate pairs: JSON and forms carry them, PostgreSQL refuses them in `text` and `jsonb`. */
const UNSTORABLE = /\0|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** The text as PostgreSQL can store it: what it cannot is replaced by U+FFFD. */
export const storableText = (text: string): string => text.replace(UNSTORABLE, "\uFFFD");

/** A JSON value with every text in it, keys too, as PostgreSQL can store it. */
export function storable<T>(value: T): T {
  if (typeof value === "string") return storableText(value) as T;
  if (Array.isArray(value)) return value.map(storable) as T;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [storableText(key), storable(inner)]),
  ) as T;
}

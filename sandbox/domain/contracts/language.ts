const ARABIC = /\p{Script=Arabic}/gu;
const FRENCH = /[àâçéèêëîïôùûœ]|\b(le|la|les|des|une|est|et|du|au|pour|vendeur|acheteur)\b/gi;
const ENGLISH = /\b(the|and|of|to|is|for|within|seller|buyer|shall|will)\b/gi;

/** The language that the terms seem to be written in; the create call does not say. */
export function languageOf(terms: string): "fr" | "ar" | "en" {
  const count = (pattern: RegExp) => terms.match(pattern)?.length ?? 0;
  if (count(ARABIC) * 3 > terms.replace(/\s/g, "").length) return "ar";
  return count(ENGLISH) > count(FRENCH) ? "en" : "fr";
}

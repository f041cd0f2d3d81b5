/** A sitemap holds 50,000 addresses at most (sitemaps.org); each of our pages has one in each of three languages. */
export const MOST_ROWS = 16_000;
/** How many rows a chunk is meant to hold: each costs 2.4 kB, and ids fall nearly evenly. */
const ROWS_A_CHUNK = 2_000;
/** Five hexadecimal digits make a million chunks. */
const MOST_DIGITS = 5;

/**
 * How many of an id's first digits tell the chunks of `rows` rows apart, so that each has some 2,000 at most. Chunks by
 * the beginning of a random id keep their rows whatever is added or taken away, and are found by the primary key.
 */
export function digitsFor(rows: number, rowsAChunk = ROWS_A_CHUNK): number {
  let digits = 0;
  while (digits < MOST_DIGITS && rows > rowsAChunk * 16 ** digits) digits++;
  return digits;
}

/** Every chunk's name: its rows' ids begin with it. One without a name where nothing has to be told apart. */
export const chunksOf = (digits: number): string[] =>
  Array.from({ length: 16 ** digits }, (_, at) =>
    digits === 0 ? "" : at.toString(16).padStart(digits, "0"),
  );

/** The first and the last id of a chunk. */
export function boundsOf(chunk: string): { first: string; last: string } {
  const uuid = (fill: string) =>
    chunk.padEnd(32, fill).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  return { first: uuid("0"), last: uuid("f") };
}

export const SITEMAP_KINDS = ["pages", "listings", "sellers"] as const;
export type SitemapName = { kind: (typeof SITEMAP_KINDS)[number]; chunk: string };

/** `listings-3f.xml`, `pages.xml`. */
export const sitemapFile = ({ kind, chunk }: SitemapName): string => `${kind}${chunk ? `-${chunk}` : ""}.xml`;

/** What a file's name asks for; null where it is none of ours. */
export function readSitemapFile(file: string): SitemapName | null {
  const [, kind, chunk = ""] = /^(listings|sellers|pages)(?:-([0-9a-f]{1,5}))?\.xml$/.exec(file) ?? [];
  if (!kind || (kind === "pages" && chunk)) return null;
  return { kind: kind as SitemapName["kind"], chunk };
}

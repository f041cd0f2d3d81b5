import { z } from "zod";
import { SORTS, type Sort } from "./input";

/** `exact`: words as they begin; `close`: misspelt ones too. */
export const MATCHES = ["exact", "close"] as const;
export type Match = (typeof MATCHES)[number];

/**
 * Where a page of results begins: behind the listing with these values. What is added or taken away before it moves
 * nothing behind it, as counting pages would.
 */
export type Cursor = {
  sort: Sort;
  match: Match;
  /** By relevance the score, by price the price in millimes, 0 where only the date counts. */
  rank: number;
  boosted: boolean;
  /** To the microsecond, as PostgreSQL keeps it. */
  publishedAt: string;
  id: string;
};

const cursor = z.tuple([
  z.enum(SORTS),
  z.enum(MATCHES),
  z.number().int().safe(),
  z.boolean(),
  z.string().regex(/^\d{4}-[01]\d-[0-3]\dT[0-2]\d:[0-5]\d:[0-5]\d\.\d{6}Z$/),
  z.uuid(),
]);

/** As it stands in an address. */
export const writeCursor = ({ sort, match, rank, boosted, publishedAt, id }: Cursor): string =>
  Buffer.from(JSON.stringify([sort, match, rank, boosted, publishedAt, id])).toString("base64url");

/** Null for what is no cursor, and for one of another order: the results then begin at their first page. */
export function readCursor(text: string, sort: Sort): Cursor | null {
  try {
    const read = cursor.parse(JSON.parse(Buffer.from(text, "base64url").toString()));
    const [its, match, rank, boosted, publishedAt, id] = read;
    if (its !== sort || Number.isNaN(Date.parse(publishedAt))) return null;
    return { sort, match, rank, boosted, publishedAt, id };
  } catch {
    return null;
  }
}

import "server-only";
import { and, eq } from "drizzle-orm";
import type { Db } from "@/db/client";
import { categories, savedSearches, savedSearchKeys, users } from "@/db/schema";
import { MINUTE_MS } from "@/lib/clock";
import { type Limit, takeFromLimit } from "@/lib/rate-limit";
import { fail, ok, type Result } from "@/lib/result";
import { keysOf, readSearch, wordsToKeep } from "@/lib/search";
import { asksSomething, canonicalOf } from "./canonical";

/** More than a person presses. */
export const CHANGES: Limit = { max: 60, windowMs: 10 * MINUTE_MS };
export const MOST_SAVED = 20;

type Query = Record<string, string | string[] | undefined>;

/**
 * Saves what the address of the search page asks for, once however it is written and however often it is sent. Where the
 * page took misspelt words as well, the search keeps them. Fails with `invalid_input` for a wrong price and for a search
 * that asks nothing, `conflict` where the person has `MOST_SAVED` already, and `rate_limited`.
 */
export async function saveSearch(db: Db, userId: string, query: Query): Promise<Result<{ isNew: boolean }>> {
  if (!(await takeFromLimit(db, `searches:${userId}`, CHANGES, new Date())))
    return fail("rate_limited", "tooManySearchChanges");
  // Neither the order nor the page is what somebody waits for.
  const { input, errors } = readSearch({ ...query, sort: "", after: "", before: "" });
  if (Object.keys(errors).length > 0) return fail("invalid_input", "searchPrices");
  const { words, patterns } = await wordsToKeep(db, input);
  // Signs alone are no words: the page finds nothing by them.
  if ((input.q && words.length === 0) || !asksSomething(words, input))
    return fail("invalid_input", "searchAsksNothing");
  return db.transaction(async (tx) => {
    // One after the other for each person, so that a full list stays full.
    await tx.select({ id: users.id }).from(users).where(eq(users.id, userId)).for("update");
    const canonical = canonicalOf(words, input);
    const mine = eq(savedSearches.userId, userId);
    if ((await tx.$count(savedSearches, and(mine, eq(savedSearches.canonical, canonical)))) > 0)
      return ok({ isNew: false });
    if ((await tx.$count(savedSearches, mine)) >= MOST_SAVED) return fail("conflict", "searchesFull");
    const known = input.category ? await tx.$count(categories, eq(categories.slug, input.category)) : 1;
    if (known === 0) return fail("invalid_input", "categoryUnknown");
    const [saved] = await tx
      .insert(savedSearches)
      .values({
        userId,
        canonical,
        q: input.q,
        words: patterns,
        categorySlug: input.category,
        minMinor: input.min,
        maxMinor: input.max,
        mode: input.mode,
        governorate: input.place,
        reviewed: input.reviewed,
      })
      .returning({ id: savedSearches.id });
    if (!saved) throw new Error("the search was not written");
    const keys = keysOf(patterns).map((key) => ({ searchId: saved.id, key }));
    if (keys.length > 0) await tx.insert(savedSearchKeys).values(keys);
    return ok({ isNew: true });
  });
}

/** Says whether a search's finds go by mail too. Nothing happens to what is not this person's. */
export async function setSearchMail(db: Db, userId: string, id: string, mail: boolean): Promise<void> {
  await db
    .update(savedSearches)
    .set({ mail })
    .where(and(eq(savedSearches.id, id), eq(savedSearches.userId, userId)));
}

/** Forgets a search and what it found. Safe to repeat. */
export async function removeSearch(db: Db, userId: string, id: string): Promise<void> {
  await db.delete(savedSearches).where(and(eq(savedSearches.id, id), eq(savedSearches.userId, userId)));
}

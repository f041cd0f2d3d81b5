import "server-only";
import { and, eq, gt, isNull, lt, or } from "drizzle-orm";
import { z } from "zod";
import type { Db } from "@/db/client";
import { listingImports, listings } from "@/db/schema";
import { type Clock, DAY_MS, systemClock } from "@/lib/clock";
import { takeFromLimit } from "@/lib/rate-limit";
import { fail, ok, type Result } from "@/lib/result";
import { storableText } from "@/lib/storable";
import { listingColumns } from "./columns";
import { type ImportNames, planImport } from "./import-plan";
import { IMPORTS_MADE, IMPORTS_SHOWN } from "./limits";
import { toFailure } from "./own";
import { newShortId } from "./slug";

/** A person's own file, while it is kept. */
const kept = (userId: string, id: string, now: Date) =>
  and(
    eq(listingImports.id, id),
    eq(listingImports.userId, userId),
    gt(listingImports.createdAt, new Date(now.getTime() - DAY_MS)),
  );

/** Keeps a file to be looked over; the one before it, and whatever is older than a day, goes. Fails with `rate_limited`. */
export async function startImport(
  db: Db,
  userId: string,
  body: string,
  clock: Clock = systemClock,
): Promise<Result<{ id: string }>> {
  const now = clock();
  if (!(await takeFromLimit(db, `imports:${userId}`, IMPORTS_SHOWN, now)))
    return fail("rate_limited", "tooManyRequests");
  const yesterday = new Date(now.getTime() - DAY_MS);
  await db
    .delete(listingImports)
    .where(
      or(
        lt(listingImports.createdAt, yesterday),
        and(eq(listingImports.userId, userId), isNull(listingImports.drafts)),
      ),
    );
  const [row] = await db
    .insert(listingImports)
    .values({ userId, body: storableText(body), createdAt: now })
    .returning({ id: listingImports.id });
  if (!row) throw new Error("the file was not kept");
  return ok(row);
}

/** A person's own file, and how many drafts were made of it; null for anybody else's, and after a day. */
export async function getImport(
  db: Db,
  userId: string,
  id: string,
  clock: Clock = systemClock,
): Promise<{ id: string; body: string; drafts: number | null } | null> {
  if (!z.uuid().safeParse(id).success) return null;
  const [row] = await db
    .select({ id: listingImports.id, body: listingImports.body, drafts: listingImports.drafts })
    .from(listingImports)
    .where(kept(userId, id, clock()));
  return row ?? null;
}

/**
 * Makes a draft of each good row of a file, all or none of them; `left` rows have something wrong. Pressed twice it is
 * done once, and answers the same. Fails with `not_found`, with `invalid_input` where no row is good, with `rate_limited`.
 */
export async function makeDrafts(
  db: Db,
  userId: string,
  id: string,
  names: ImportNames,
  clock: Clock = systemClock,
): Promise<Result<{ done: number; left: number }>> {
  if (!z.uuid().safeParse(id).success) return fail("not_found", "importGone");
  const now = clock();
  try {
    return await db.transaction(async (tx) => {
      const [file] = await tx
        .select()
        .from(listingImports)
        .where(kept(userId, id, now))
        .for("update");
      if (!file) return fail("not_found", "importGone");
      const plan = planImport(file.body, names);
      const lines = plan.problem === null ? plan.lines : [];
      const good = lines.flatMap(({ input }) => input ?? []);
      const left = lines.length - good.length;
      if (file.drafts !== null) return ok({ done: file.drafts, left });
      if (good.length === 0) return fail("invalid_input", "importNothing");
      if (!(await takeFromLimit(tx, `imported:${userId}`, IMPORTS_MADE, now)))
        return fail("rate_limited", "tooManyDrafts");
      await tx.insert(listings).values(
        good.map((input, index) => {
          // The first row of the file stands first in a list that begins with the newest.
          const at = new Date(now.getTime() - index);
          const stock = input.stock?.to ?? null;
          const times = { createdAt: at, updatedAt: at };
          return { sellerId: userId, slug: newShortId(), ...listingColumns(input), stock, ...times };
        }),
      );
      await tx.update(listingImports).set({ drafts: good.length }).where(eq(listingImports.id, id));
      return ok({ done: good.length, left });
    });
  } catch (error) {
    return toFailure(error);
  }
}

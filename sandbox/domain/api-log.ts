import { and, desc, eq, lt, sql } from "drizzle-orm";
import type { Db, Reader } from "../db/client";
import { isForeignKeyViolation } from "../db/errors";
import { apiCalls } from "../db/schema/index";

/** How many calls of a developer are kept, and how much of each body. */
const KEPT = 1_000;
const EXCERPT = 16_000;
/** Every how many calls the old ones are thrown away. */
const PRUNE_EVERY = 100;

export type ApiCall = typeof apiCalls.$inferSelect;
export type NewApiCall = Omit<typeof apiCalls.$inferInsert, "id">;

/** The developer's newest calls first; `before` is the id of the last one seen, for the next page. */
export async function listApiCalls(
  db: Reader,
  worldId: string,
  {
    limit = 50,
    before,
    path,
  }: { limit?: number; before?: number | undefined; path?: string | undefined } = {},
): Promise<ApiCall[]> {
  return db
    .select()
    .from(apiCalls)
    .where(
      and(
        eq(apiCalls.worldId, worldId),
        before === undefined ? undefined : lt(apiCalls.id, before),
        path ? sql`position(${path} in ${apiCalls.path}) > 0` : undefined,
      ),
    )
    .orderBy(desc(apiCalls.id))
    .limit(limit);
}

/** Writes one call down. A world that was reset in the meantime takes its log with it: then there is nothing to write. */
export async function recordApiCall(db: Db, call: NewApiCall): Promise<void> {
  try {
    const [row] = await db.insert(apiCalls).values(call).returning({ id: apiCalls.id });
    if (row && row.id % PRUNE_EVERY === 0) await prune(db, call.worldId);
  } catch (error) {
    if (!isForeignKeyViolation(error)) throw error;
  }
}

/** What is kept of a body: the beginning, without secrets that are shown only once. */
export function excerpt(body: string): string | null {
  if (body === "") return null;
  const clean = body
    .replaceAll("\u0000", "")
    .replace(/("(?:secret|client_secret)"\s*:\s*")[^"]*"/g, '$1(shown once)"');
  return clean.length > EXCERPT ? `${clean.slice(0, EXCERPT)}…` : clean;
}

async function prune(db: Db, worldId: string): Promise<void> {
  const [oldest] = await db
    .select({ id: apiCalls.id })
    .from(apiCalls)
    .where(eq(apiCalls.worldId, worldId))
    .orderBy(desc(apiCalls.id))
    .offset(KEPT - 1)
    .limit(1);
  if (!oldest) return;
  await db.delete(apiCalls).where(and(eq(apiCalls.worldId, worldId), lt(apiCalls.id, oldest.id)));
}

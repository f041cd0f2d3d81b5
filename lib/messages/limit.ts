import "server-only";
import { and, eq } from "drizzle-orm";
import type { Db } from "@/db/client";
import { conversations } from "@/db/schema";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/clock";
import { type Limit, takeFromLimit } from "@/lib/rate-limit";
import type { Parties } from "./parties";

/** More than a person types. */
export const MESSAGES: Limit = { max: 30, windowMs: 10 * MINUTE_MS };
/** Pictures take seconds of computing, and all files room. */
export const WITH_FILES: Limit = { max: 20, windowMs: HOUR_MS };
/** Nobody has this many questions; who sends the same to every seller does. */
export const NEW_CONVERSATIONS: Limit = { max: 20, windowMs: DAY_MS };

/** Counts one message of this person's, in real time; false where it is one too many. */
export async function mayWrite(
  db: Db,
  userId: string,
  parties: Parties,
  withFiles: boolean,
): Promise<boolean> {
  const take = (name: string, limit: Limit) => takeFromLimit(db, `${name}:${userId}`, limit, new Date());
  if (!(await take("messages", MESSAGES))) return false;
  if (withFiles && !(await take("message-files", WITH_FILES))) return false;
  return (await hasBegun(db, parties)) || take("conversations", NEW_CONVERSATIONS);
}

async function hasBegun(db: Db, { listingId, buyerId }: Parties): Promise<boolean> {
  const [row] = await db
    .select({ id: conversations.id })
    .from(conversations)
    .where(and(eq(conversations.listingId, listingId), eq(conversations.buyerId, buyerId)));
  return row !== undefined;
}

import "server-only";
import { and, eq, inArray } from "drizzle-orm";
import type { Db } from "@/db/client";
import { notifications } from "@/db/schema";

/** Those of `userIds` who have no notification with this key: a run each minute need not try to write the rest again. */
export async function notYetTold(db: Db, userIds: string[], key: string): Promise<string[]> {
  if (userIds.length === 0) return [];
  const told = await db
    .select({ userId: notifications.userId })
    .from(notifications)
    .where(and(inArray(notifications.userId, userIds), eq(notifications.key, key)));
  return userIds.filter((userId) => !told.some((one) => one.userId === userId));
}

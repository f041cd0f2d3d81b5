import "server-only";
import { and, eq, inArray, isNull, lt, sql } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { notificationPreferences, notifications, users } from "@/db/schema";
import { DAY_MS } from "@/lib/clock";
import { ok, type Result } from "@/lib/result";
import type { PreferencesInput } from "./input";
import { NOTIFICATION_TYPES, TOPICS, type Topic } from "./types";

/** How long a notification that was read is kept. */
export const KEPT_MS = 180 * DAY_MS;

/** Marks one of this person's notifications as read. Returns where it leads, or null where it is not theirs. */
export async function openNotification(
  db: Db,
  userId: string,
  id: number,
  now: Date,
): Promise<string | null> {
  const mine = and(eq(notifications.id, id), eq(notifications.userId, userId));
  await db
    .update(notifications)
    .set({ readAt: now })
    .where(and(mine, isNull(notifications.readAt)));
  const [row] = await db.select({ path: notifications.path }).from(notifications).where(mine);
  return row?.path ?? null;
}

/** Marks what leads to a place as read, for somebody who was there. A mail that still waits does not go out. */
export async function readNotificationsAt(
  db: Db | Tx,
  userId: string,
  path: string,
  now: Date,
): Promise<void> {
  const mail = sql`case when ${notifications.mail} = 'due' then 'none' else ${notifications.mail} end`;
  await db
    .update(notifications)
    .set({ readAt: now, mail })
    .where(and(eq(notifications.userId, userId), eq(notifications.path, path), isNull(notifications.readAt)));
}

/** Marks everything that this person was told as read. */
export async function readAllNotifications(db: Db, userId: string, now: Date): Promise<Result<null>> {
  await db
    .update(notifications)
    .set({ readAt: now })
    .where(and(eq(notifications.userId, userId), isNull(notifications.readAt)));
  return ok(null);
}

/** Stores which topics' mails this person wants. Mails that wait and are not wanted any more do not go out. */
export async function savePreferences(
  db: Db,
  userId: string,
  wanted: PreferencesInput,
): Promise<Result<null>> {
  await db.transaction(async (tx) => {
    for (const topic of TOPICS) await storePreference(tx, userId, topic, wanted[topic]);
  });
  return ok(null);
}

/**
 * Switches one topic's mails off. Who asks has proved to hold a mail of that topic (`readUnsubscribe`). Safe to repeat.
 * False where the person is gone.
 */
export async function unsubscribe(db: Db, userId: string, topic: Topic): Promise<boolean> {
  return db.transaction(async (tx) => {
    const [person] = await tx
      .select({ id: users.id })
      .from(users)
      .where(eq(users.id, userId))
      .for("key share");
    if (!person) return false;
    await storePreference(tx, userId, topic, false);
    return true;
  });
}

async function storePreference(tx: Tx, userId: string, topic: Topic, mail: boolean): Promise<void> {
  const value = { mail, updatedAt: new Date() };
  await tx
    .insert(notificationPreferences)
    .values({ userId, topic, ...value })
    .onConflictDoUpdate({
      target: [notificationPreferences.userId, notificationPreferences.topic],
      set: value,
    });
  if (mail) return;
  const types = Object.entries(NOTIFICATION_TYPES).filter(([, type]) => type.topic === topic);
  const names = types.map(([name]) => name);
  await tx
    .update(notifications)
    .set({ mail: "none" })
    .where(
      and(
        eq(notifications.userId, userId),
        eq(notifications.mail, "due"),
        inArray(notifications.type, names),
      ),
    );
}

/** Removes what was read half a year ago. For a job; safe to repeat. */
export async function deleteOldNotifications(db: Db, now: Date): Promise<void> {
  await db.delete(notifications).where(lt(notifications.readAt, new Date(now.getTime() - KEPT_MS)));
}

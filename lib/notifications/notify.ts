import "server-only";
import { and, eq } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { notificationPreferences, notifications } from "@/db/schema";
import { systemClock } from "@/lib/clock";
import { NOTIFICATION_TYPES, type NotificationData, type NotificationType, topicOf } from "./types";

export type Notice<T extends NotificationType = NotificationType> = {
  userId: string;
  /** Names the cause: for one person each key is told once, however often this is called. */
  key: string;
  type: T;
  data: NotificationData<T>;
  /** Where it leads, without the language: `/orders/<id>`. */
  path: string;
  /** No mail before then: who has seen it on the site by that time gets none. */
  mailAt?: Date;
  /** The person wants no mail about this cause, whatever they said of its topic. */
  onSiteOnly?: boolean;
};

/**
 * Tells a person something, on the site and, unless they switched the mails of its topic off, by mail. Written in the
 * caller's transaction: what is rolled back is not told. Returns whether it is new.
 */
export async function notify<T extends NotificationType>(
  tx: Db | Tx,
  { userId, key, type, data, path, mailAt, onSiteOnly }: Notice<T>,
  now = systemClock(),
): Promise<boolean> {
  const mail = !onSiteOnly && (await wantsMail(tx, userId, type)) ? "due" : "none";
  const named = new Map(Object.entries<string | number>(data));
  const values = NOTIFICATION_TYPES[type].values.map((name) => [name, named.get(name) ?? ""]);
  const told = await tx
    .insert(notifications)
    .values({
      userId,
      key,
      type,
      data: Object.fromEntries(values),
      path,
      mail,
      mailNextAt: mailAt,
      createdAt: now,
    })
    .onConflictDoNothing({ target: [notifications.userId, notifications.key] })
    .returning({ id: notifications.id });
  return told.length > 0;
}

async function wantsMail(tx: Db | Tx, userId: string, type: NotificationType): Promise<boolean> {
  const topic = topicOf(type);
  if (!topic) return true;
  const [preference] = await tx
    .select({ mail: notificationPreferences.mail })
    .from(notificationPreferences)
    .where(and(eq(notificationPreferences.userId, userId), eq(notificationPreferences.topic, topic)));
  return preference?.mail ?? true;
}

import "server-only";
import { and, count, desc, eq, isNull, lt } from "drizzle-orm";
import type { Db } from "@/db/client";
import { notificationPreferences, notifications, users } from "@/db/schema";
import type { Locale } from "@/lib/i18n/locales";
import { isNotificationType, TOPICS, type Topic } from "./types";
import { type Detail, notificationTexts, wordNotification } from "./wording";

const PAGE = 30;

export type NotificationLine = {
  id: number;
  title: string;
  body: string;
  details: Detail[];
  createdAt: Date;
  read: boolean;
};

/**
 * What this person was told, newest first, in words: the page of those older than `before` (a notification's id), and
 * where the next page begins.
 */
export async function listNotifications(
  db: Db,
  userId: string,
  locale: Locale,
  before: number | null,
): Promise<{ lines: NotificationLine[]; older: number | null }> {
  const rows = await db
    .select()
    .from(notifications)
    .where(and(eq(notifications.userId, userId), before === null ? undefined : lt(notifications.id, before)))
    .orderBy(desc(notifications.id))
    .limit(PAGE + 1);
  const page = rows.slice(0, PAGE);
  const t = await notificationTexts(locale);
  const lines = page.flatMap(({ id, type, data, createdAt, readAt }) =>
    isNotificationType(type)
      ? { id, ...wordNotification(t, locale, type, data), createdAt, read: readAt !== null }
      : [],
  );
  return { lines, older: rows.length > PAGE ? (page.at(-1)?.id ?? null) : null };
}

/** How many notifications this person has not read. */
export async function countUnread(db: Db, userId: string): Promise<number> {
  const [row] = await db
    .select({ unread: count() })
    .from(notifications)
    .where(and(eq(notifications.userId, userId), isNull(notifications.readAt)));
  return row?.unread ?? 0;
}

/** The language in which we write to this person; null where there is nobody. */
export async function languageOf(db: Db, userId: string): Promise<Locale | null> {
  const [user] = await db.select({ locale: users.locale }).from(users).where(eq(users.id, userId));
  return user?.locale ?? null;
}

/** By topic, whether this person wants its mails. Nobody who said nothing is left out. */
export async function getPreferences(db: Db, userId: string): Promise<Record<Topic, boolean>> {
  const rows = await db
    .select({ topic: notificationPreferences.topic, mail: notificationPreferences.mail })
    .from(notificationPreferences)
    .where(eq(notificationPreferences.userId, userId));
  const said = new Map(rows.map(({ topic, mail }) => [topic, mail]));
  return Object.fromEntries(TOPICS.map((topic) => [topic, said.get(topic) ?? true])) as Record<
    Topic,
    boolean
  >;
}

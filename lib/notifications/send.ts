import "server-only";
import { and, asc, eq, isNull, lte, or } from "drizzle-orm";
import type { Db } from "@/db/client";
import { notifications, users } from "@/db/schema";
import { HOUR_MS, MINUTE_MS } from "@/lib/clock";
import { log } from "@/lib/log";
import { isUnreachable, type Mail, refusalOf } from "@/lib/mail";
import { type Addressee, type MailSettings, notificationMail } from "./mail";
import { isNotificationType, topicOf } from "./types";

type Row = typeof notifications.$inferSelect;
export type Sent = { sent: number; failed: number };

/** When a mail is tried again, by how often it was; after the last one it is given up. About two days in all. */
const RETRIES_MS = [
  MINUTE_MS,
  5 * MINUTE_MS,
  15 * MINUTE_MS,
  HOUR_MS,
  3 * HOUR_MS,
  6 * HOUR_MS,
  12 * HOUR_MS,
  24 * HOUR_MS,
];
export const MOST_ATTEMPTS = RETRIES_MS.length;

/**
 * Sends the mails that are due, oldest first. Each is claimed by moving its next attempt on, so that any number of workers
 * share them. **Promise: at least once.** A crash between the server's answer and our commit sends the mail again, after a
 * minute, with the same Message-ID, by which mail programs fold the two. A mail that its server refuses for good, or that
 * failed `MOST_ATTEMPTS` times, is given up; while no server answers at all the rest waits. `isIdle` is asked of each as it
 * leaves: what it tells of may be gone by then.
 */
export async function sendDueMails(
  db: Db,
  send: (mail: Mail) => Promise<void>,
  settings: MailSettings,
  now: Date,
  isIdle: (row: Row) => Promise<boolean> = async () => false,
): Promise<Sent> {
  const done: Sent = { sent: 0, failed: 0 };
  for (;;) {
    const due = await claimDue(db, now);
    if (!due) return done;
    const { row, person } = due;
    if (!isNotificationType(row.type) || isOver(row, now) || (await isIdle(row))) {
      await settle(db, row.id, { mail: "none" });
      continue;
    }
    if (row.mailAttempts > MOST_ATTEMPTS) {
      await settle(db, row.id, { mail: "failed" });
      done.failed += 1;
      continue;
    }
    try {
      await send(await notificationMail({ ...row, type: row.type }, person, settings));
    } catch (cause) {
      const refusal = refusalOf(cause);
      const hopeless = refusal.permanent || row.mailAttempts === MOST_ATTEMPTS;
      // Not the cause itself: it names the address.
      log.warn("notification.mail_failed", { id: row.id, attempt: row.mailAttempts, code: refusal.code });
      if (hopeless) {
        await settle(db, row.id, { mail: "failed" });
        done.failed += 1;
      }
      if (isUnreachable(cause)) return done;
      continue;
    }
    await settle(db, row.id, { mail: "sent", mailSentAt: now });
    done.sent += 1;
  }
}

/** The oldest mail that is due, with this attempt counted and the next one set. */
async function claimDue(db: Db, now: Date): Promise<{ row: Row; person: Addressee } | null> {
  return db.transaction(async (tx) => {
    const [due] = await tx
      .select({ row: notifications, person: { email: users.email, name: users.name, locale: users.locale } })
      .from(notifications)
      .innerJoin(users, eq(users.id, notifications.userId))
      .where(
        and(
          eq(notifications.mail, "due"),
          or(isNull(notifications.mailNextAt), lte(notifications.mailNextAt, now)),
        ),
      )
      .orderBy(asc(notifications.id))
      .limit(1)
      .for("update", { of: notifications, skipLocked: true });
    if (!due) return null;
    const mailAttempts = due.row.mailAttempts + 1;
    const pauseMs = RETRIES_MS[Math.min(mailAttempts, MOST_ATTEMPTS) - 1] ?? MINUTE_MS;
    const claim = { mailAttempts, mailNextAt: new Date(now.getTime() + pauseMs) };
    await tx.update(notifications).set(claim).where(eq(notifications.id, due.row.id));
    return { row: { ...due.row, ...claim }, person: due.person };
  });
}

/** A reminder that could not be sent in time reminds of nothing. */
const isOver = (row: Row, now: Date): boolean =>
  isNotificationType(row.type) &&
  topicOf(row.type) === "reminders" &&
  Boolean(row.data.deadline) &&
  new Date(String(row.data.deadline)) <= now;

async function settle(db: Db, id: number, state: Partial<Row>): Promise<void> {
  await db
    .update(notifications)
    .set(state)
    .where(and(eq(notifications.id, id), eq(notifications.mail, "due")));
}

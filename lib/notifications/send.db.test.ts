import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { notifications, users } from "@/db/schema";
import { MINUTE_MS } from "@/lib/clock";
import { isUnreachable, type Mail, sendMail } from "@/lib/mail";
import { createTestDb, type TestDb } from "@/support/db";
import { startTestSmtp, type TestSmtp } from "@/support/smtp";
import { notify, readUnsubscribe, savePreferences, sendDueMails, unsubscribe } from ".";
import type { Notice } from "./notify";
import { MOST_ATTEMPTS } from "./send";

const NOW = new Date("2026-05-04T10:00:00Z");
const SETTINGS = { appUrl: "https://souk.test", secret: "a secret of the tests" };
const after = (ms: number) => new Date(NOW.getTime() + ms);

let testDb: TestDb;
let smtp: TestSmtp;
let user: { id: string; email: string };
let number = 0;

beforeAll(async () => {
  [testDb, smtp] = await Promise.all([createTestDb(20), startTestSmtp()]);
  Object.assign(process.env, {
    DATABASE_URL: testDb.url,
    APP_URL: "http://localhost:3000",
    NEXTAUTH_SECRET: "0123456789abcdef0123456789abcdef",
    SMTP_URL: smtp.url,
    MAIL_FROM: "Souk <bonjour@souk.test>",
    DHMAD_API_URL: "http://localhost:4010/api/v1",
    DHMAD_API_KEY: `sk_live_${"0".repeat(64)}`,
    DHMAD_WEBHOOK_SECRET: "c".repeat(64),
  });
});
beforeEach(async () => {
  await testDb.db.delete(notifications);
  smtp.mails.splice(0);
  smtp.refuse(null);
  number += 1;
  user = await newUser({ email: `p${number}@souk.test`, name: "Amal" });
  // Each refused mail is noted, by its id alone.
  vi.spyOn(process.stderr, "write").mockReturnValue(true);
});
afterAll(async () => {
  await smtp.stop();
  await testDb.close();
});

async function newUser(values: typeof users.$inferInsert): Promise<{ id: string; email: string }> {
  const [row] = await testDb.db.insert(users).values(values).returning();
  if (!row) throw new Error("no user");
  return row;
}

const reminder = (part: Partial<Notice<"reminder_confirm">> = {}): Notice<"reminder_confirm"> => ({
  userId: user.id,
  key: "reminder",
  type: "reminder_confirm",
  data: { title: "Tapis de Kairouan", hours: 24, deadline: after(24 * 60 * MINUTE_MS).toISOString() },
  path: "/orders/1",
  ...part,
});
const paid = (): Notice<"order_paid"> => ({
  userId: user.id,
  key: "paid",
  type: "order_paid",
  data: { title: "Tapis", amountMinor: 125_500, currency: "TND" },
  path: "/orders/1",
});

const send = (now = NOW, by: (mail: Mail) => Promise<void> = sendMail) =>
  sendDueMails(testDb.db, by, SETTINGS, now);
const row = async () => {
  const [only] = await testDb.db.select().from(notifications).where(eq(notifications.userId, user.id));
  return only;
};
const header = (name: string) => smtp.mails[0]?.headerLines.find(({ key }) => key === name)?.line ?? "";

test("a mail that may be refused brings the way to refuse it: a link, and one press (RFC 8058)", async () => {
  await notify(testDb.db, reminder(), NOW);
  expect(await send()).toEqual({ sent: 1, failed: 0 });
  const [mail] = smtp.mails;
  expect(mail?.subject).toBe("Rappel, réception à confirmer : Tapis de Kairouan");
  expect(mail?.text).toContain("Bonjour Amal,");
  expect(mail?.text).toContain("Il reste 24 heures.");
  expect(mail?.text).toContain("https://souk.test/fr/orders/1");
  expect(header("list-unsubscribe-post")).toBe("List-Unsubscribe-Post: List-Unsubscribe=One-Click");
  const link = /<(https:[^>]+)>/.exec(header("list-unsubscribe").replace(/\s+/g, ""))?.[1] ?? "";
  expect(mail?.text).toContain(link);
  expect(mail?.html).toContain(link.replaceAll("&", "&#38;"));
  const asked = readUnsubscribe(SETTINGS.secret, Object.fromEntries(new URL(link).searchParams));
  expect(asked).toMatchObject({ user: user.id, topic: "reminders" });
  expect(await row()).toMatchObject({ mail: "sent", mailSentAt: NOW, mailAttempts: 1 });
  expect(await send(after(60 * MINUTE_MS))).toEqual({ sent: 0, failed: 0 });
});

test("an essential mail offers no way to refuse it, and says why it came", async () => {
  await notify(testDb.db, paid(), NOW);
  await send();
  expect(header("list-unsubscribe")).toBe("");
  expect(header("list-unsubscribe-post")).toBe("");
  expect(smtp.mails[0]?.text).not.toContain("/unsubscribe");
  expect(smtp.mails[0]?.text).toContain("parce qu’il concerne votre argent");
});

test("each person in their own language, in its direction", async () => {
  await testDb.db.update(users).set({ locale: "ar" }).where(eq(users.id, user.id));
  await notify(testDb.db, reminder(), NOW);
  await send();
  expect(smtp.mails[0]?.subject).toBe("تذكير بتأكيد الاستلام: \u2068Tapis de Kairouan\u2069");
  expect(smtp.mails[0]?.html).toContain('<html lang="ar" dir="rtl">');
  expect(smtp.mails[0]?.text).toContain("24 ساعة");
  expect(smtp.mails[0]?.text).toContain("https://souk.test/ar/orders/1");
});

test("what a title holds is text in the mail, and adds no header to it", async () => {
  const title = "<b>Tapis</b>\r\nBcc: everybody@souk.test";
  await notify(testDb.db, reminder({ data: { title, hours: 2, deadline: "" } }), NOW);
  await send();
  expect(smtp.mails[0]?.html).not.toContain("<b>Tapis</b>");
  expect(smtp.mails[0]?.bcc).toBeUndefined();
  expect(header("bcc")).toBe("");
});

test("four workers at once send each mail once", async () => {
  for (let n = 0; n < 20; n += 1) await notify(testDb.db, reminder({ key: `reminder:${n}` }), NOW);
  const done = await Promise.all(Array.from({ length: 4 }, () => send()));
  expect(done.reduce((sum, { sent }) => sum + sent, 0)).toBe(20);
  expect(smtp.mails).toHaveLength(20);
  expect(new Set(smtp.mails.map(({ messageId }) => messageId)).size).toBe(20);
});

test("a crash between the server's yes and our commit sends again, under the same Message-ID", async () => {
  await notify(testDb.db, reminder(), NOW);
  const crashing = async (mail: Mail) => {
    await sendMail(mail);
    // The process is gone: nothing after this line happens, and what the claim committed stays.
    await new Promise(() => undefined);
  };
  void send(NOW, crashing);
  await expect.poll(() => smtp.mails).toHaveLength(1);
  expect(await row()).toMatchObject({ mail: "due", mailAttempts: 1 });
  // Not at once: another worker may still be at it.
  expect(await send(after(MINUTE_MS - 1))).toEqual({ sent: 0, failed: 0 });
  expect(await send(after(MINUTE_MS))).toEqual({ sent: 1, failed: 0 });
  expect(smtp.mails).toHaveLength(2);
  expect(smtp.mails[0]?.messageId).toMatch(/^<notification-\d+-\d+@souk\.test>$/);
  expect(smtp.mails[1]?.messageId).toBe(smtp.mails[0]?.messageId);
  expect(await row()).toMatchObject({ mail: "sent", mailAttempts: 2 });
});

test("a mail that is not taken now is tried again later and later, then given up", async () => {
  await notify(testDb.db, paid(), NOW);
  smtp.refuse(451);
  let now = NOW;
  const pauses: number[] = [];
  for (let attempt = 1; attempt < MOST_ATTEMPTS; attempt += 1) {
    expect(await send(now)).toEqual({ sent: 0, failed: 0 });
    const next = (await row())?.mailNextAt ?? now;
    expect(await send(new Date(next.getTime() - 1))).toEqual({ sent: 0, failed: 0 });
    expect(await row()).toMatchObject({ mail: "due", mailAttempts: attempt });
    pauses.push(next.getTime() - now.getTime());
    now = next;
  }
  expect(pauses).toEqual([...pauses].sort((a, b) => a - b));
  expect(pauses[0]).toBe(MINUTE_MS);
  expect(await send(now)).toEqual({ sent: 0, failed: 1 });
  expect(await row()).toMatchObject({ mail: "failed", mailAttempts: MOST_ATTEMPTS });
  smtp.refuse(null);
  expect(await send(after(30 * 24 * 60 * MINUTE_MS))).toEqual({ sent: 0, failed: 0 });
  expect(smtp.mails).toEqual([]);
});

test("an address that its server refuses for good is given up at once, and holds up nobody", async () => {
  await notify(testDb.db, paid(), NOW);
  smtp.refuse(550);
  const other = await newUser({ email: `other${number}@souk.test` });
  await notify(testDb.db, { ...paid(), userId: other.id }, NOW);
  const takingTheSecond = async (mail: Mail) => {
    smtp.refuse(mail.to === other.email ? null : 550);
    await sendMail(mail);
  };
  expect(await send(NOW, takingTheSecond)).toEqual({ sent: 1, failed: 1 });
  expect(await row()).toMatchObject({ mail: "failed", mailAttempts: 1 });
  expect(smtp.mails.map(({ to }) => (Array.isArray(to) ? to : [to])[0]?.text)).toEqual([other.email]);
  // The address stands in no log.
  const logged = vi.mocked(process.stderr.write).mock.calls.map(([line]) => String(line));
  expect(logged.join("")).toContain("EENVELOPE 550");
  expect(logged.join("")).not.toContain(user.email);
});

test("while no server answers the rest waits untouched", async () => {
  for (let n = 0; n < 3; n += 1) await notify(testDb.db, reminder({ key: `reminder:${n}` }), NOW);
  const gone = Object.assign(new Error("connect ECONNREFUSED"), { code: "ESOCKET" });
  expect(isUnreachable(gone)).toBe(true);
  const nobody = async () => {
    throw gone;
  };
  expect(await send(NOW, nobody)).toEqual({ sent: 0, failed: 0 });
  const tried = await testDb.db.select({ attempts: notifications.mailAttempts }).from(notifications);
  expect(tried.map(({ attempts }) => attempts).sort()).toEqual([0, 0, 1]);
  expect(await send(after(MINUTE_MS))).toEqual({ sent: 3, failed: 0 });
});

test("a reminder whose deadline has passed, and a kind that is gone, are not mailed", async () => {
  const deadline = after(-1).toISOString();
  await notify(testDb.db, reminder({ data: { title: "Tapis", hours: 1, deadline } }), NOW);
  await testDb.db
    .insert(notifications)
    .values({ userId: user.id, key: "old", type: "toString", path: "/orders" });
  expect(await send()).toEqual({ sent: 0, failed: 0 });
  const left = await testDb.db.select({ mail: notifications.mail }).from(notifications);
  expect(left).toEqual([{ mail: "none" }, { mail: "none" }]);
});

test("who switches a topic off gets no mail of it any more, not even one that waits; the essential ones come", async () => {
  await notify(testDb.db, reminder(), NOW);
  await notify(testDb.db, paid(), NOW);
  expect(await unsubscribe(testDb.db, user.id, "reminders")).toBe(true);
  expect(await unsubscribe(testDb.db, user.id, "reminders")).toBe(true);
  await notify(testDb.db, reminder({ key: "later" }), NOW);
  expect(await send()).toEqual({ sent: 1, failed: 0 });
  expect(smtp.mails[0]?.subject).toContain("Payée");
  // And back on: from now on, not what was missed.
  const all = { orders: true, messages: true, reviews: true, reminders: true, selling: true, searches: true };
  await savePreferences(testDb.db, user.id, all);
  expect(await send()).toEqual({ sent: 0, failed: 0 });
  await notify(testDb.db, reminder({ key: "again" }), NOW);
  expect(await send()).toEqual({ sent: 1, failed: 0 });
});

import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { notifications, users } from "@/db/schema";
import { topicVersion } from "@/lib/live";
import { createTestDb, type TestDb } from "@/support/db";
import {
  countUnread,
  deleteOldNotifications,
  getPreferences,
  listNotifications,
  notify,
  openNotification,
  preferencesInput,
  readAllNotifications,
  savePreferences,
  unsubscribe,
} from ".";
import { KEPT_MS } from "./commands";

let testDb: TestDb;
let me: string;
let stranger: string;
beforeAll(async () => {
  testDb = await createTestDb();
});
beforeEach(async () => {
  await testDb.db.delete(users);
  const people = await testDb.db
    .insert(users)
    .values([{ email: "me@souk.test" }, { email: "stranger@souk.test" }])
    .returning({ id: users.id });
  [me = "", stranger = ""] = people.map(({ id }) => id);
});
afterAll(() => testDb.close());

const NOW = new Date("2026-05-04T10:00:00Z");
const data = { title: "Tapis", counterpart: "Atelier" };
const tell = (userId: string, key: string, path = "/messages/1") =>
  notify(testDb.db, { userId, key, type: "message_new", data, path }, NOW);
const list = (before: number | null = null) => listNotifications(testDb.db, me, "fr", before);

test("opening marks as read, once, and says where it leads; somebody else's is nobody's", async () => {
  await tell(me, "1", "/messages/7");
  const [line] = (await list()).lines;
  const id = line?.id ?? 0;
  expect(line).toMatchObject({ title: "Nouveau message de Atelier", read: false });
  expect(await openNotification(testDb.db, stranger, id, NOW)).toBeNull();
  expect(await countUnread(testDb.db, me)).toBe(1);
  expect(await openNotification(testDb.db, me, id, NOW)).toBe("/messages/7");
  expect(await openNotification(testDb.db, me, id, new Date(NOW.getTime() + 1))).toBe("/messages/7");
  const [row] = await testDb.db.select().from(notifications).where(eq(notifications.id, id));
  expect(row?.readAt).toEqual(NOW);
  expect(await countUnread(testDb.db, me)).toBe(0);
});

test("all are read at once, and only one's own", async () => {
  for (const key of ["1", "2", "3"]) await tell(me, key);
  await tell(stranger, "1");
  await readAllNotifications(testDb.db, me, NOW);
  expect(await countUnread(testDb.db, me)).toBe(0);
  expect(await countUnread(testDb.db, stranger)).toBe(1);
});

test("pages go on where the last one ended, although new ones came; the last page has no next", async () => {
  for (let n = 1; n <= 65; n += 1) await tell(me, String(n));
  const first = await list();
  expect(first.lines).toHaveLength(30);
  await tell(me, "new");
  const second = await list(first.older);
  const third = await list(second.older);
  expect(third.lines).toHaveLength(5);
  expect(third.older).toBeNull();
  const ids = [first, second, third].flatMap(({ lines }) => lines.map(({ id }) => id));
  expect(new Set(ids).size).toBe(65);
  expect(ids).toEqual([...ids].sort((a, b) => b - a));
});

test("a kind that is gone is left out, and the rest is shown", async () => {
  await tell(me, "1");
  await testDb.db.insert(notifications).values({ userId: me, key: "old", type: "toString", path: "/" });
  expect((await list()).lines).toHaveLength(1);
});

test("an open screen hears of what is new and of what was read; it is that person's only", async () => {
  const version = () => topicVersion(testDb.db, me, `user:${me}`);
  expect(await topicVersion(testDb.db, stranger, `user:${me}`)).toBeNull();
  const heard: string[] = [];
  const listening = await testDb.sql.listen("souk_live", (topic) => heard.push(topic));
  const seen = [await version()];
  await tell(me, "1");
  await tell(me, "2");
  seen.push(await version());
  const [newest] = (await list()).lines;
  await openNotification(testDb.db, me, newest?.id ?? 0, NOW);
  seen.push(await version());
  await readAllNotifications(testDb.db, me, NOW);
  seen.push(await version());
  expect(new Set(seen).size).toBe(4);
  await expect.poll(() => heard.filter((topic) => topic === `user:${me}`).length).toBeGreaterThanOrEqual(4);
  await listening.unlisten();
});

test("everything is wanted until somebody says otherwise; boxes that are not ticked are switched off", async () => {
  const all = { orders: true, messages: true, reviews: true, reminders: true, selling: true, searches: true };
  expect(await getPreferences(testDb.db, me)).toEqual(all);
  const form = preferencesInput.parse({ orders: "on", reminders: "on", locale: "fr" });
  await savePreferences(testDb.db, me, form);
  const some = { ...all, messages: false, reviews: false, selling: false, searches: false };
  expect(await getPreferences(testDb.db, me)).toEqual(some);
  expect(await getPreferences(testDb.db, stranger)).toEqual(all);
  expect(preferencesInput.safeParse({ orders: "yes" }).success).toBe(false);
});

test("a link of somebody who has left changes nothing, and does not fail", async () => {
  await testDb.db.delete(users).where(eq(users.id, me));
  expect(await unsubscribe(testDb.db, me, "orders")).toBe(false);
});

test("what was read half a year ago is forgotten; what is unread, or was read later, is kept", async () => {
  for (const key of ["long ago", "lately", "unread"]) await tell(me, key);
  const read = (key: string, readAt: Date) =>
    testDb.db.update(notifications).set({ readAt }).where(eq(notifications.key, key));
  await read("long ago", new Date(NOW.getTime() - KEPT_MS - 1));
  await read("lately", new Date(NOW.getTime() - KEPT_MS));
  await deleteOldNotifications(testDb.db, NOW);
  const kept = await testDb.db
    .select({ key: notifications.key })
    .from(notifications)
    .orderBy(notifications.id);
  expect(kept.map(({ key }) => key)).toEqual(["lately", "unread"]);
});

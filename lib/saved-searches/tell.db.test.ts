import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { notifications, savedSearches, savedSearchFinds, sellers, users } from "@/db/schema";
import { seedCategories } from "@/db/seed";
import { MINUTE_MS } from "@/lib/clock";
import type { Mail } from "@/lib/mail";
import { savePreferences, sendDueMails } from "@/lib/notifications";
import { createTestDb, type TestDb } from "@/support/db";
import { createSearchAlerts, type SearchAlerts } from "@/support/search-alerts";
import { isFindMailIdle, removeSearch, setSearchMail, tellFinds } from ".";
import { PAUSE_MS } from "./tell";

const NOW = new Date("2026-05-04T10:00:00Z");
const after = (ms: number) => new Date(NOW.getTime() + ms);

let testDb: TestDb;
let scene: SearchAlerts;
beforeAll(async () => {
  testDb = await createTestDb(20);
  await seedCategories(testDb.db);
});
beforeEach(async () => {
  scene = await createSearchAlerts(testDb);
});
afterAll(() => testDb.close());

const tell = (now = NOW) => tellFinds(testDb.db, now);
const told = () =>
  testDb.db.select().from(notifications).where(eq(notifications.userId, scene.me)).orderBy(notifications.id);

async function mails(now = NOW): Promise<Mail[]> {
  const sent: Mail[] = [];
  const settings = { appUrl: "https://souk.test", secret: "a secret of the tests" };
  await sendDueMails(
    testDb.db,
    async (mail) => void sent.push(mail),
    settings,
    now,
    (row) => isFindMailIdle(testDb.db, row),
  );
  return sent;
}

test("once, however many workers find and tell at the same time", async () => {
  const { save, list, find, change, publish } = scene;
  await save({ q: "lampe" });
  await save({ category: "maison" });
  const slug = await publish();
  const found = await Promise.all([find(), find(), find(), find()]);
  expect(found.reduce((sum, n) => sum + n)).toBe(2);
  await Promise.all([tell(), tell(), tell(), tell()]);
  expect(await told()).toMatchObject([
    {
      type: "search_found",
      path: `/l/${slug}`,
      mail: "due",
      data: { listings: 1, title: "Lampe de cuivre" },
    },
  ]);
  // It goes and comes back: told already.
  await change(slug, { status: "draft" });
  await change(slug, { status: "published" });
  expect(await find()).toBe(0);
  await tell(after(2 * PAUSE_MS));
  expect(await told()).toHaveLength(1);
  expect(await list()).toMatchObject([{ fresh: 1 }, { fresh: 1 }]);
});

test("what comes within the hour is gathered, in the person's language", async () => {
  const { me, save, find, publish } = scene;
  await testDb.db.update(users).set({ locale: "ar" }).where(eq(users.id, me));
  await save({ q: "lampe" });
  await publish({ title: "Lampe première" });
  await find();
  await tell();
  for (const title of ["Lampe bleue", "Lampe verte", "Lampe rouge"]) await publish({ title });
  await find();
  expect(await tell(after(PAUSE_MS - MINUTE_MS))).toBe(0);
  expect(await tell(after(PAUSE_MS))).toBe(1);
  expect((await told())[1]).toMatchObject({ path: "/search?q=lampe&sort=newest", data: { listings: 3 } });
  const [first, second] = await mails(after(PAUSE_MS));
  expect(first?.subject).toBe("جديد في ما تبحث عنه: \u2068Lampe première\u2069");
  expect(second?.subject).toBe("3 إعلانات جديدة في ما تبحث عنه");
  for (const title of ["Lampe bleue", "Lampe verte", "Lampe rouge"]) expect(second?.text).toContain(title);
  expect(second?.text).toContain("https://souk.test/ar/search?q=lampe&sort=newest");
  expect(second?.headers?.["List-Unsubscribe"]).toContain("topic=searches");
  expect(second?.headers?.["List-Unsubscribe-Post"]).toBe("List-Unsubscribe=One-Click");
});

test("finds of several searches lead to the list of them", async () => {
  const { save, find, publish } = scene;
  await save({ q: "lampe" });
  await save({ q: "vase" });
  await publish();
  await publish({ title: "Vase" });
  await find();
  await tell();
  expect(await told()).toMatchObject([{ path: "/searches", data: { listings: 2 } }]);
});

test("no mail where it was switched off, for one search or for all; the site tells", async () => {
  const { me, save, list, find, publish } = scene;
  await save({ q: "lampe" });
  await save({ q: "vase" });
  const vase = (await list()).find(({ input }) => input.q === "vase");
  await setSearchMail(testDb.db, me, vase?.id ?? "", false);
  await publish();
  await publish({ title: "Vase" });
  await find();
  await tell();
  expect((await mails()).map(({ subject }) => subject)).toEqual([
    "Nouveau dans vos recherches : Lampe de cuivre",
  ]);
  expect(await told()).toMatchObject([{ mail: "sent" }, { mail: "none", data: { title: "Vase" } }]);

  const off = {
    orders: true,
    messages: true,
    reviews: true,
    reminders: true,
    selling: true,
    searches: false,
  };
  await savePreferences(testDb.db, me, off);
  await publish({ title: "Lampe rouge" });
  await find();
  await tell(after(PAUSE_MS));
  expect(await mails(after(PAUSE_MS))).toEqual([]);
  expect(await told()).toHaveLength(3);
});

test("what is withdrawn before it is told is told when it comes back", async () => {
  const { save, find, change, publish } = scene;
  await save({ q: "lampe" });
  const slug = await publish();
  await find();
  await change(slug, { status: "draft" });
  expect(await tell()).toBe(0);
  await change(slug, { status: "published" });
  await find();
  expect(await tell()).toBe(1);
  expect(await told()).toHaveLength(1);
});

test("what is withdrawn, or whose search is forgotten, before the mail leaves is not mailed", async () => {
  const { me, save, list, find, change, publish } = scene;
  await save({ q: "lampe" });
  const slug = await publish();
  await find();
  await tell();
  await change(slug, { stock: 0 });
  expect(await mails()).toEqual([]);
  expect(await told()).toMatchObject([{ mail: "none" }]);

  await publish();
  await find();
  await tell(after(PAUSE_MS));
  const [search] = await list();
  await removeSearch(testDb.db, me, search?.id ?? "");
  expect(await mails(after(PAUSE_MS))).toEqual([]);
});

test("a seller whose approval is withdrawn, and a person who is gone, are told of by nothing", async () => {
  const { market, me, save, find, publish } = scene;
  await save({ q: "lampe" });
  await publish();
  await find();
  await testDb.db.update(sellers).set({ kycStatus: "rejected" }).where(eq(sellers.userId, market.seller.id));
  expect(await tell()).toBe(0);
  await testDb.db.update(sellers).set({ kycStatus: "approved" }).where(eq(sellers.userId, market.seller.id));
  await find();
  await testDb.db.delete(users).where(eq(users.id, me));
  expect(await tell()).toBe(0);
  expect(await testDb.db.select().from(savedSearches)).toEqual([]);
  expect(await mails()).toEqual([]);
});

test("what fails half-way leaves neither mark nor mail, and is told the next time", async () => {
  const { save, find, publish } = scene;
  await save({ q: "lampe" });
  await publish();
  await find();
  const [before] = await testDb.db.select().from(savedSearchFinds);
  await testDb.sql.unsafe(`
    create function refuse_mark() returns trigger language plpgsql as $$ begin raise exception 'crash'; end $$;
    create trigger refuse_mark before update on saved_search_finds for each row execute function refuse_mark()`);
  // It is logged.
  vi.spyOn(process.stderr, "write").mockReturnValue(true);
  expect(await tell()).toBe(0);
  vi.restoreAllMocks();
  await testDb.sql.unsafe("drop trigger refuse_mark on saved_search_finds; drop function refuse_mark");
  expect(await told()).toEqual([]);
  expect(await testDb.db.select().from(savedSearchFinds)).toEqual([before]);
  expect(await tell()).toBe(1);
  expect(await told()).toHaveLength(1);
});

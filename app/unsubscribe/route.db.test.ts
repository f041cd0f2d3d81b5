import { NextRequest } from "next/server";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { sql as appSql } from "@/db";
import { users } from "@/db/schema";
import { getPreferences, type Topic, unsubscribeQuery } from "@/lib/notifications";
import { createTestDb, type TestDb } from "@/support/db";
import { GET, POST } from "./route";

const SECRET = "0123456789abcdef0123456789abcdef";
let testDb: TestDb;
let me: string;

beforeAll(async () => {
  testDb = await createTestDb();
  Object.assign(process.env, {
    DATABASE_URL: testDb.url,
    APP_URL: "http://localhost:3000",
    NEXTAUTH_SECRET: SECRET,
    SMTP_URL: "smtp://localhost:4025",
    MAIL_FROM: "Souk <bonjour@souk.test>",
    DHMAD_API_URL: "http://localhost:4010/api/v1",
    DHMAD_API_KEY: `sk_live_${"0".repeat(64)}`,
    DHMAD_WEBHOOK_SECRET: "c".repeat(64),
  });
});
beforeEach(async () => {
  await testDb.db.delete(users);
  const [user] = await testDb.db
    .insert(users)
    .values({ email: "me@souk.test", locale: "ar" })
    .returning({ id: users.id });
  me = user?.id ?? "";
});
afterAll(async () => {
  await appSql().end();
  await testDb.close();
});

const query = (topic: Topic = "reminders") => unsubscribeQuery(SECRET, me, topic);
const request = (
  search: string,
  init?: { method: string; body?: string | FormData; headers?: HeadersInit },
) => new NextRequest(`http://localhost:3000/unsubscribe?${search}`, init);
const FORM = { "content-type": "application/x-www-form-urlencoded" };
const press = (search: string) =>
  POST(request(search, { method: "POST", headers: FORM, body: "List-Unsubscribe=One-Click" }));
const wanted = () => getPreferences(testDb.db, me);

test("opening the link changes nothing and shows the page, in the person's language", async () => {
  const response = await GET(request(query()));
  expect(response.status).toBe(303);
  expect(response.headers.get("location")).toBe(`/ar/unsubscribe?${query()}`);
  expect((await wanted()).reminders).toBe(true);
});

test("one press in the mail program, without cookies, switches that topic off and no other; it may come twice", async () => {
  for (let n = 0; n < 2; n += 1) {
    const response = await press(query());
    expect(response.status).toBe(200);
    expect(await response.text()).toBe("");
  }
  expect(await wanted()).toEqual({
    orders: true,
    messages: true,
    reviews: true,
    reminders: false,
    selling: true,
    searches: true,
  });
});

test("a mail program may send it as a multipart form too", async () => {
  const body = new FormData();
  body.set("List-Unsubscribe", "One-Click");
  expect((await POST(request(query("messages"), { method: "POST", body }))).status).toBe(200);
  expect((await wanted()).messages).toBe(false);
});

test("the button of the page does the same and leads back to it", async () => {
  const response = await POST(request(query(), { method: "POST", headers: FORM, body: "locale=fr" }));
  expect(response.status).toBe(303);
  expect(response.headers.get("location")).toBe(`/fr/unsubscribe?${query()}`);
  expect((await wanted()).reminders).toBe(false);
});

test.each([
  ["another topic under the same token", (search: string) => search.replace("reminders", "orders")],
  ["another token", (search: string) => search.replace(/token=.{8}/, "token=00000000")],
  ["another person", (search: string) => search.replace(me, "00000000-0000-4000-8000-000000000001")],
  ["nothing", () => ""],
])("%s switches nothing off", async (_name, forge) => {
  expect((await press(forge(query()))).status).toBe(404);
  const page = await POST(request(forge(query()), { method: "POST", headers: FORM, body: "locale=fr" }));
  expect(page.status).toBe(303);
  expect(Object.values(await wanted())).not.toContain(false);
});

test("a person who has left, a body that is no form, and one that is too large are answered", async () => {
  const search = query();
  expect(
    (await POST(request(search, { method: "POST", headers: { "content-length": "10001" }, body: "x" })))
      .status,
  ).toBe(413);
  expect((await POST(request(search, { method: "POST", body: "{" }))).status).toBe(303);
  await testDb.db.delete(users);
  expect((await press(search)).status).toBe(404);
});

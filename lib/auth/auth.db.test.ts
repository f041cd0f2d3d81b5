import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { rateLimits, sessions, users, verificationTokens } from "@/db/schema";
import { DAY_MS, MINUTE_MS } from "@/lib/clock";
import type { Mail } from "@/lib/mail";
import { createTestDb, type TestDb } from "@/support/db";
import { deleteExpiredAuth, deleteSession, requestMagicLink } from ".";
import { hashSignInToken } from "./token";

let testDb: TestDb;
let mails: Mail[];
beforeAll(async () => {
  testDb = await createTestDb();
});
beforeEach(async () => {
  mails = [];
  await testDb.db.delete(rateLimits);
  await testDb.db.delete(verificationTokens);
});
afterAll(() => testDb.close());

const NOW = new Date("2026-05-04T10:00:00Z");
const SECRET = "a secret of the tests";
const send = async (mail: Mail) => {
  mails.push(mail);
};

type Part = { email?: string; ip?: string; now?: Date; send?: typeof send; locale?: "fr" | "ar" };
const ask = ({ email = "amal@souk.test", ip = "41.0.0.1", now = NOW, locale = "fr", ...rest }: Part = {}) =>
  requestMagicLink(
    testDb.db,
    { email, ip, locale, next: `/${locale}/sell` },
    { appUrl: "https://souk.test", secret: SECRET, clock: () => now, send, ...rest },
  );

const SENT = { ok: true, data: null };

test("mails a link whose token only its hash is kept of", async () => {
  expect(await ask()).toEqual(SENT);
  const [mail] = mails;
  const link = new URL(/https:\S+/.exec(mail?.text ?? "")?.[0] ?? "");
  expect(link.pathname).toBe("/fr/sign-in/confirm");
  expect(link.searchParams.get("next")).toBe("/fr/sell");
  const token = link.searchParams.get("token") ?? "";
  expect(token).toMatch(/^[0-9a-f]{64}$/);
  expect(await testDb.db.select().from(verificationTokens)).toEqual([
    {
      identifier: "amal@souk.test",
      token: hashSignInToken(token, SECRET),
      expires: new Date(NOW.getTime() + 15 * MINUTE_MS),
    },
  ]);
  expect(mail?.html).toContain(`href="${link.toString().replaceAll("&", "&#38;")}"`);
});

test("writes in the language of the page, in its direction", async () => {
  await ask({ locale: "ar" });
  expect(mails[0]?.subject).toBe("رابط الدخول إلى سوق");
  expect(mails[0]?.html).toContain('<html lang="ar" dir="rtl">');
});

test("an address gets five mails a quarter of an hour from one network; the answer does not tell", async () => {
  for (let n = 0; n < 8; n += 1) expect(await ask({})).toEqual(SENT);
  expect(mails).toHaveLength(5);
  await ask({ email: "other@souk.test" });
  expect(mails).toHaveLength(6);
  await ask({ now: new Date(NOW.getTime() + 15 * MINUTE_MS) });
  expect(mails).toHaveLength(7);
});

test("a stranger who asks for somebody's address does not lock them out, and does not fill their mailbox", async () => {
  for (let n = 0; n < 8; n += 1) await ask({ ip: "41.0.0.1" });
  expect(await ask({ ip: "41.0.0.2" })).toEqual(SENT);
  expect(mails).toHaveLength(6);
  for (let n = 3; n < 60; n += 1) expect(await ask({ ip: `41.0.0.${n}` })).toEqual(SENT);
  // The six that were mailed, and 24 more.
  expect(mails).toHaveLength(30);
});

test("known and unknown addresses are answered alike", async () => {
  await testDb.db.insert(users).values({ email: "known@souk.test" });
  expect(await ask({ email: "known@souk.test" })).toEqual(await ask({ email: "unknown@souk.test" }));
  expect(mails[0]?.subject).toBe(mails[1]?.subject);
});

test("twenty from one network, also at once, then no more", async () => {
  const results = await Promise.all(Array.from({ length: 25 }, (_, n) => ask({ email: `p${n}@souk.test` })));
  expect(results.filter(({ ok }) => ok)).toHaveLength(20);
  expect(results.find(({ ok }) => !ok)).toMatchObject({ error: { code: "rate_limited" } });
  expect(mails).toHaveLength(20);
});

test("a mail that fails is told, and its token is worth nothing", async () => {
  const failing = async () => {
    throw new Error("no mail server");
  };
  expect(await ask({ send: failing })).toEqual({
    ok: false,
    error: { code: "mail_failed", message: "mailFailed" },
  });
  expect(await testDb.db.select().from(verificationTokens)).toEqual([]);
});

test("what has run out is removed, and nothing else", async () => {
  const [user] = await testDb.db.insert(users).values({ email: "s@souk.test" }).returning();
  if (!user) throw new Error("no user");
  const at = (ms: number) => new Date(NOW.getTime() + ms);
  await testDb.db.insert(sessions).values([
    { sessionToken: "old", userId: user.id, expires: at(-1) },
    { sessionToken: "new", userId: user.id, expires: at(1) },
  ]);
  await testDb.db.insert(verificationTokens).values([
    { identifier: "a", token: "old", expires: at(-1) },
    { identifier: "a", token: "new", expires: at(1) },
  ]);
  await testDb.db.insert(rateLimits).values([
    { key: "old", windowStart: at(-DAY_MS - 1) },
    { key: "new", windowStart: at(-DAY_MS) },
  ]);
  await deleteExpiredAuth(testDb.db, NOW);
  expect(await testDb.db.select({ token: sessions.sessionToken }).from(sessions)).toEqual([{ token: "new" }]);
  expect(await testDb.db.select({ token: verificationTokens.token }).from(verificationTokens)).toEqual([
    { token: "new" },
  ]);
  expect(await testDb.db.select({ key: rateLimits.key }).from(rateLimits)).toEqual([{ key: "new" }]);

  await deleteSession(testDb.db, "new");
  expect(await testDb.db.select().from(sessions).where(eq(sessions.userId, user.id))).toEqual([]);
});

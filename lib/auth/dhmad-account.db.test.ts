import { randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { accounts, sessions, users } from "@/db/schema";
import { DAY_MS } from "@/lib/clock";
import { dhmadUserinfo } from "@/lib/dhmad";
import { createTestDb, type TestDb } from "@/support/db";
import {
  deleteSession,
  emailAddress,
  getDhmadLink,
  linkDhmad,
  ownsAddress,
  provedAddress,
  signInWithDhmad,
  unlinkDhmad,
} from ".";

let testDb: TestDb;
beforeAll(async () => {
  testDb = await createTestDb();
});
afterAll(() => testDb.close());

const NOW = new Date("2026-05-04T10:00:00Z");
const tag = () => randomBytes(4).toString("hex");
/** What DHMAD says of somebody with a proved address. */
const identityOf = (email: string, over: object = {}) =>
  dhmadUserinfo.parse({ sub: `u-${tag()}`, email, email_verified: true, name: "Amel Trabelsi", ...over });
const newIdentity = (over: object = {}) => identityOf(`${tag()}@souk.test`, over);

const signIn = (identity: ReturnType<typeof newIdentity>, previousSession: string | null = null) =>
  signInWithDhmad(testDb.db, identity, { locale: "ar", previousSession, now: NOW });

async function newUser(emailVerified: Date | null = NOW) {
  const [user] = await testDb.db
    .insert(users)
    .values({ email: `${tag()}@souk.test`, emailVerified })
    .returning();
  if (!user) throw new Error("no user");
  return user;
}
const sessionsOf = (userId: string) => testDb.db.select().from(sessions).where(eq(sessions.userId, userId));
const userOf = async (email: string) =>
  (await testDb.db.select().from(users).where(eq(users.email, email)))[0] ?? null;
async function signedIn(identity: ReturnType<typeof newIdentity>) {
  const result = await signIn(identity);
  if (!result.ok) throw new Error(result.error.message);
  return result.data;
}
const refused = (message: string) => ({ ok: false, error: expect.objectContaining({ message }) });

describe("signing in", () => {
  test("somebody new gets an account with the proved address, their language, and a session of thirty days", async () => {
    const identity = newIdentity();
    const { userId, sessionToken, expires } = await signedIn(identity);
    expect(await userOf(identity.email ?? "")).toMatchObject({
      id: userId,
      emailVerified: NOW,
      name: "Amel Trabelsi",
      locale: "ar",
      role: "member",
    });
    expect(sessionToken).toMatch(/^[0-9a-f]{64}$/);
    expect(expires).toEqual(new Date(NOW.getTime() + 30 * DAY_MS));
    expect(await sessionsOf(userId)).toEqual([{ sessionToken, userId, expires }]);
  });

  test("keeps which account it is, and none of its tokens", async () => {
    const identity = newIdentity();
    const { userId } = await signedIn(identity);
    const [account] = await testDb.db.select().from(accounts).where(eq(accounts.userId, userId));
    const { provider, providerAccountId, type, email, ...tokens } = account ?? {};
    expect({ provider, providerAccountId, type, email }).toEqual({
      provider: "dhmad",
      providerAccountId: identity.sub,
      type: "oauth",
      email: identity.email,
    });
    expect(tokens).toEqual({
      userId,
      ...Object.fromEntries(
        "refresh_token access_token expires_at token_type scope id_token session_state"
          .split(" ")
          .map((name) => [name, null]),
      ),
    });
  });

  test("the account decides afterwards, whatever has become of its address; what is known of that follows", async () => {
    const identity = newIdentity();
    const { userId } = await signedIn(identity);
    const moved = { ...identity, email: `${tag()}@souk.test` };
    expect((await signedIn(moved)).userId).toBe(userId);
    expect(await getDhmadLink(testDb.db, userId)).toEqual({ email: moved.email });
    expect((await signedIn({ ...moved, email_verified: false })).userId).toBe(userId);
    expect(await getDhmadLink(testDb.db, userId)).toEqual({ email: null });
    expect(await userOf(moved.email)).toBeNull();
  });

  test("links somebody who has proved the same address here", async () => {
    const user = await newUser();
    expect((await signedIn(identityOf(user.email.toUpperCase()))).userId).toBe(user.id);
    expect(await getDhmadLink(testDb.db, user.id)).toEqual({ email: user.email });
  });

  test("ends the session that the browser had", async () => {
    const { userId, sessionToken } = await signedIn(newIdentity());
    const next = await signIn(newIdentity(), sessionToken);
    expect(next.ok).toBe(true);
    expect(await sessionsOf(userId)).toEqual([]);
  });

  test("the same person twice at once becomes one person", async () => {
    const identity = newIdentity();
    const results = await Promise.all(Array.from({ length: 6 }, () => signedIn(identity)));
    expect(new Set(results.map(({ userId }) => userId)).size).toBe(1);
    expect(await sessionsOf(results[0]?.userId ?? "")).toHaveLength(6);
  });

  test("two accounts with one address at once: one is linked, the other refused", async () => {
    const email = `${tag()}@souk.test`;
    const results = await Promise.all([signIn(identityOf(email)), signIn(identityOf(email))]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results.find(({ ok }) => !ok)).toEqual(refused("other"));
  });

  test.each(["x", " ", "\0", "A".repeat(300), null])("a name is no condition: %j", async (name) => {
    const identity = newIdentity({ name });
    await signedIn(identity);
    const stored = (await userOf(identity.email ?? ""))?.name ?? null;
    expect(stored === null || (stored.length >= 2 && stored.length <= 60)).toBe(true);
  });
});

describe("nobody is signed in, and nothing is written,", () => {
  const counts = async () => ({
    users: await testDb.db.$count(users),
    accounts: await testDb.db.$count(accounts),
    sessions: await testDb.db.$count(sessions),
  });
  async function leavesNothing(identity: ReturnType<typeof newIdentity>, problem: string) {
    const before = await counts();
    expect(await signIn(identity)).toEqual(refused(problem));
    expect(await counts()).toEqual(before);
  }

  test.each([
    { email_verified: false },
    { email_verified: undefined },
    { email_verified: "true" },
    { email: null },
    { email: "" },
    { email: 7 },
    { email: "no address" },
  ])("by an address that DHMAD has not proved: %j", async (over) => {
    await leavesNothing(newIdentity(over), "unproved");
  });

  test("by an address that only normalising makes somebody's", async () => {
    const user = await newUser();
    const [local = "", domain] = user.email.split("@");
    // Full-width characters, and the Kelvin sign, which lower case makes a k.
    const wide = [...local].map((c) => String.fromCodePoint(c.charCodeAt(0) + 0xfee0)).join("");
    expect(emailAddress.parse(`${wide}@${domain}`)).toBe(user.email);
    await leavesNothing(identityOf(`${wide}@${domain}`), "unproved");
    await leavesNothing(identityOf("\u212Aate@souk.test"), "unproved");
    expect(provedAddress(identityOf(user.email))).toBe(user.email);
  });

  test("as somebody whose address was never proved here: whoever planted the row would wait inside", async () => {
    const planted = await newUser(null);
    await leavesNothing(identityOf(planted.email), "proveFirst");
  });

  test("as somebody who is linked to another account: an address may have changed hands at DHMAD", async () => {
    const identity = newIdentity();
    await signedIn(identity);
    await leavesNothing(identityOf(identity.email ?? ""), "other");
  });
});

describe("linking", () => {
  test("ties the account to who is signed in, whatever its address, once and again", async () => {
    const user = await newUser();
    const identity = newIdentity();
    expect(await ownsAddress(testDb.db, user.id, identity.email ?? "")).toBe(false);
    for (const _ of [1, 2])
      expect(await linkDhmad(testDb.db, user.id, identity)).toEqual({ ok: true, data: null });
    expect((await signedIn(identity)).userId).toBe(user.id);
    expect(await ownsAddress(testDb.db, user.id, identity.email ?? "")).toBe(true);
    expect(await ownsAddress(testDb.db, user.id, user.email)).toBe(true);
  });

  test("an account whose address is not proved signs in, and proves no address", async () => {
    const user = await newUser();
    const identity = newIdentity({ email_verified: false });
    expect((await linkDhmad(testDb.db, user.id, identity)).ok).toBe(true);
    expect((await signedIn(identity)).userId).toBe(user.id);
    expect(await ownsAddress(testDb.db, user.id, identity.email ?? "")).toBe(false);
  });

  test("refuses an account that is somebody else's, and a second one", async () => {
    const identity = newIdentity();
    const { userId } = await signedIn(identity);
    const user = await newUser();
    expect(await linkDhmad(testDb.db, user.id, identity)).toEqual(refused("taken"));
    expect(await getDhmadLink(testDb.db, user.id)).toBeNull();
    expect(await linkDhmad(testDb.db, userId, newIdentity())).toEqual(refused("other"));
    expect((await signedIn(identity)).userId).toBe(userId);
  });

  test("two people who link one account at once: one of them has it", async () => {
    const identity = newIdentity();
    const people = await Promise.all([newUser(), newUser()]);
    const results = await Promise.all(people.map(({ id }) => linkDhmad(testDb.db, id, identity)));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results.find(({ ok }) => !ok)).toEqual(refused("taken"));
  });

  test("unlinking takes one's own link alone; the next sign-in finds the person by the address", async () => {
    const [identity, other] = [newIdentity(), newIdentity()];
    const { userId, sessionToken } = await signedIn(identity);
    const bystander = (await signedIn(other)).userId;
    for (const _ of [1, 2]) await unlinkDhmad(testDb.db, userId);
    expect(await getDhmadLink(testDb.db, userId)).toBeNull();
    expect(await getDhmadLink(testDb.db, bystander)).not.toBeNull();
    expect(await sessionsOf(userId)).toHaveLength(1);
    await deleteSession(testDb.db, sessionToken);
    expect((await signedIn({ ...identity, sub: `u-${tag()}` })).userId).toBe(userId);
  });
});

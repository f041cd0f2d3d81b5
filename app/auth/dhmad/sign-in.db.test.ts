import { randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import { NextRequest } from "next/server";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { Db } from "@/db/client";
import { accounts, rateLimits, sessions, users } from "@/db/schema";
import { attemptCookie } from "@/lib/auth/dhmad-attempt";
import type { SessionUser } from "@/lib/auth/session";
import { createDhmadOauth, type DhmadClient, type DhmadOauth } from "@/lib/dhmad";
import { freePort } from "@/scripts/lib/ports";
import { createTestDb, type TestDb } from "@/support/db";
import { answerAtDhmad } from "@/support/dhmad-visitor";
import { type DhmadWorld, type LocalDhmad, startLocalDhmad } from "@/support/local-dhmad";
import { holdClock } from "@/support/still-clock";
import { GET as callback } from "./callback/route";
import { POST as start } from "./start/route";

/** What Next, the session and the environment bring to a route; all else is real. */
const around = vi.hoisted(() => ({
  db: undefined as Db | undefined,
  dhmad: undefined as DhmadClient | undefined,
  oauth: null as DhmadOauth | null,
  user: null as SessionUser | null,
}));
vi.mock("@/db", () => ({ db: () => around.db }));
vi.mock("@/lib/env", () => ({
  env: () => ({ APP_URL: "http://localhost:3000", NEXTAUTH_SECRET: "0123456789abcdef0123456789abcdef" }),
}));
vi.mock("@/lib/auth/session", () => ({
  currentUser: async () => around.user,
  signInPath: (locale: string, returnTo: string) => `/${locale}/sign-in?next=${encodeURIComponent(returnTo)}`,
}));
vi.mock("@/lib/dhmad", async (original) => ({
  ...(await original<typeof import("@/lib/dhmad")>()),
  dhmad: () => around.dhmad,
  dhmadOauth: () => around.oauth,
}));

const APP = "http://localhost:3000";
const ATTEMPT = attemptCookie(APP).name;
const SESSION = "next-auth.session-token";

let testDb: TestDb;
let dhmad: LocalDhmad;
let world: DhmadWorld;
beforeAll(async () => {
  [testDb, dhmad] = await Promise.all([createTestDb(), startLocalDhmad()]);
  world = await dhmad.newWorld();
  around.db = testDb.db;
  around.dhmad = world.client;
});
afterAll(async () => {
  await testDb.close();
  await dhmad.stop();
});

let email: string;
beforeEach(async () => {
  await testDb.db.delete(rateLimits);
  email = `${randomBytes(4).toString("hex")}@souk.test`;
  around.user = null;
  around.oauth = createDhmadOauth({
    issuer: new URL(world.baseUrl).origin.replace("127.0.0.1", "localhost"),
    ...world.oauth,
    redirectUri: `${APP}/auth/dhmad/callback`,
  });
});

type Cookies = Record<string, string>;
const cookieHeader = (cookies: Cookies) =>
  Object.entries(cookies)
    .map(([name, value]) => `${name}=${value}`)
    .join("; ");

async function begin(fields: Record<string, string> = {}, headers: Record<string, string> = {}) {
  const request = new NextRequest(`${APP}/auth/dhmad/start`, {
    method: "POST",
    headers,
    body: new URLSearchParams({ locale: "fr", returnTo: "/fr/orders?x=1", ...fields }),
  });
  const response = await start(request);
  const [cookie] = response.headers.getSetCookie();
  return {
    location: response.headers.get("location") ?? "",
    cookie,
    attempt: new RegExp(`^${ATTEMPT}=([^;]+)`).exec(cookie ?? "")?.[1] ?? "",
  };
}

async function comeBack(to: URL | string, cookies: Cookies) {
  const response = await callback(new NextRequest(to, { headers: { cookie: cookieHeader(cookies) } }));
  const set = new Map(response.headers.getSetCookie().map((cookie) => [cookie.split("=")[0], cookie]));
  expect(response.status).toBe(303);
  expect(response.headers.get("cache-control")).toBe("no-store");
  return {
    location: response.headers.get("location"),
    session: new RegExp(`^${SESSION}=([^;]+)`).exec(set.get(SESSION) ?? "")?.[1] ?? null,
    attempt: set.get(ATTEMPT) ?? null,
    set,
  };
}

/** The whole way of somebody who agrees. */
async function signIn(fields?: Record<string, string>, cookies: Cookies = {}) {
  const { location, attempt } = await begin(fields);
  const back = await answerAtDhmad(world, location, email);
  return { back, kept: attempt, ...(await comeBack(back, { ...cookies, [ATTEMPT]: attempt })) };
}

const userOf = async (address: string) =>
  (await testDb.db.select().from(users).where(eq(users.email, address)))[0];
const problem = (name: string) => `/fr/sign-in?dhmad=${name}&next=%2Ffr%2Forders%3Fx%3D1`;
const asUser = (id: string, address: string): SessionUser => ({
  id,
  email: address,
  name: null,
  role: "member",
  locale: "fr",
});
async function newUser() {
  const address = `${randomBytes(4).toString("hex")}@souk.test`;
  const [row] = await testDb.db
    .insert(users)
    .values({ email: address, emailVerified: new Date() })
    .returning();
  if (!row) throw new Error("no user");
  return asUser(row.id, address);
}
async function nothingCameOf(done: { session: string | null }) {
  expect(done.session).toBeNull();
  expect(await userOf(email)).toBeUndefined();
}

describe("beginning", () => {
  test("sends the browser to DHMAD with a challenge, and keeps the rest sealed for a quarter of an hour", async () => {
    const { location, cookie } = await begin();
    const { searchParams, pathname } = new URL(location);
    expect(pathname).toBe("/api/oauth/authorize");
    expect(Object.fromEntries(searchParams)).toEqual({
      response_type: "code",
      client_id: world.oauth.clientId,
      redirect_uri: `${APP}/auth/dhmad/callback`,
      scope: "openid profile email",
      state: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge_method: "S256",
    });
    expect(cookie).toMatch(/; Path=\/;.*Max-Age=900; HttpOnly; SameSite=lax/);
  });

  test("only from a form of ours, and only so often from one network", async () => {
    holdClock();
    const elsewhere = await begin({}, { "sec-fetch-site": "cross-site" });
    expect(elsewhere).toMatchObject({ location: "/fr/sign-in?next=%2Ffr%2Forders%3Fx%3D1", attempt: "" });
    const from = { "x-forwarded-for": "41.0.0.9" };
    for (let n = 0; n < 20; n += 1) expect((await begin({}, from)).attempt).not.toBe("");
    expect(await begin({}, from)).toMatchObject({ location: problem("limited"), attempt: "" });
  });

  test("a way back that is not ours, or too long, becomes the account", async () => {
    for (const returnTo of ["https://evil.test/", `/fr/${"x".repeat(2000)}`])
      expect((await signIn({ returnTo })).location).toBe("/fr/account");
  });

  test("linking is for who is signed in", async () => {
    expect(await begin({ intent: "link" })).toMatchObject({
      location: "/fr/sign-in?next=%2Ffr%2Fprofile",
      attempt: "",
    });
  });
});

describe("signing in", () => {
  test("leads somebody new to where they were going, with a session like any other", async () => {
    const done = await signIn();
    expect(done.location).toBe("/fr/orders?x=1");
    const [session] = await testDb.db
      .select({ email: users.email })
      .from(sessions)
      .innerJoin(users, eq(users.id, sessions.userId))
      .where(eq(sessions.sessionToken, done.session ?? ""));
    expect(session).toEqual({ email });
    expect(done.set.get(SESSION)).toMatch(/; Path=\/; .*HttpOnly; SameSite=lax/);
    expect(done.attempt).toMatch(/Max-Age=0/);
  });

  test("replaces the session that the browser had", async () => {
    const first = (await signIn()).session ?? "";
    email = `other-${email}`;
    await signIn({}, { [SESSION]: first });
    expect(await testDb.db.select().from(sessions).where(eq(sessions.sessionToken, first))).toEqual([]);
  });

  test("a refusal at DHMAD is said, in the language of the page, and begins nothing", async () => {
    const { location, attempt } = await begin({ locale: "ar", returnTo: "/ar/sell" });
    const back = await answerAtDhmad(world, location, email, "deny");
    const done = await comeBack(back, { [ATTEMPT]: attempt });
    expect(done.location).toBe("/ar/sign-in?dhmad=denied&next=%2Far%2Fsell");
    expect(done.attempt).toMatch(/Max-Age=0/);
    await nothingCameOf(done);
  });

  test("an answer counts once, even to who kept the cookie", async () => {
    const { back, kept } = await signIn();
    const { id } = (await userOf(email)) ?? { id: "" };
    const again = await comeBack(back, { [ATTEMPT]: kept });
    expect(again).toMatchObject({ location: problem("stale"), session: null });
    expect(await testDb.db.select().from(sessions).where(eq(sessions.userId, id))).toHaveLength(1);
  });

  test("a code that DHMAD gave for another attempt fails there", async () => {
    const other = await begin();
    const back = await answerAtDhmad(world, other.location, email);
    const { location, attempt } = await begin();
    back.searchParams.set("state", new URL(location).searchParams.get("state") ?? "");
    const done = await comeBack(back, { [ATTEMPT]: attempt });
    expect(done.location).toBe(problem("failed"));
    await nothingCameOf(done);
  });

  test("a wrong, a missing and an unknown state are refused, and the attempt of another tab stays", async () => {
    const { location, attempt } = await begin();
    const back = await answerAtDhmad(world, location, email);
    const stale = "/fr/sign-in?dhmad=stale&next=%2Ffr%2Faccount";
    const without = new URL(back);
    without.searchParams.delete("state");
    const wrong = new URL(back);
    wrong.searchParams.set("state", "x".repeat(43));
    for (const to of [without, wrong]) {
      const done = await comeBack(to, { [ATTEMPT]: attempt });
      expect(done).toMatchObject({ location: stale, attempt: null });
      await nothingCameOf(done);
    }
    for (const cookies of [{}, { [ATTEMPT]: "made up" }, { [ATTEMPT]: (await begin()).attempt }])
      await nothingCameOf(await comeBack(back, cookies));
    expect((await comeBack(back, { [ATTEMPT]: attempt })).location).toBe("/fr/orders?x=1");
  });

  test("whoever is signed in reads on their profile that the answer is too old", async () => {
    around.user = await newUser();
    const done = await comeBack(`${APP}/auth/dhmad/callback?code=x&state=y`, {});
    expect(done.location).toBe("/fr/profile?dhmad=stale");
  });

  test.each([
    ["code", ""],
    ["code", "x".repeat(1001)],
    ["error", "server_error"],
  ])("an answer that makes no sense fails: %s %#", async (name, value) => {
    const { location, attempt } = await begin();
    const back = new URL(`${APP}/auth/dhmad/callback?${name}=${value}`);
    back.searchParams.set("state", new URL(location).searchParams.get("state") ?? "");
    const done = await comeBack(back, { [ATTEMPT]: attempt });
    expect(done.location).toBe(problem("failed"));
    await nothingCameOf(done);
  });

  test("while DHMAD is away nothing happens, and one is told so", async () => {
    const { location, attempt } = await begin();
    const back = await answerAtDhmad(world, location, email);
    around.oauth = createDhmadOauth({
      issuer: `http://127.0.0.1:${await freePort()}`,
      ...world.oauth,
      redirectUri: `${APP}/auth/dhmad/callback`,
    });
    const done = await comeBack(back, { [ATTEMPT]: attempt });
    expect(done.location).toBe(problem("away"));
    await nothingCameOf(done);
  });

  test("somebody who never proved the address here is not signed in by it", async () => {
    await testDb.db.insert(users).values({ email });
    const done = await signIn();
    expect(done).toMatchObject({ location: problem("proveFirst"), session: null });
  });
});

describe("linking", () => {
  test("ties the account to who is signed in, without a new session", async () => {
    around.user = await newUser();
    const done = await signIn({ intent: "link" });
    expect(done).toMatchObject({ location: "/fr/profile?dhmad=linked", session: null });
    const [link] = await testDb.db.select().from(accounts).where(eq(accounts.userId, around.user.id));
    expect(link?.email).toBe(email);
    expect(await userOf(email)).toBeUndefined();
    // From then on it signs that person in.
    around.user = null;
    const session = (await signIn()).session ?? "";
    const [opened] = await testDb.db.select().from(sessions).where(eq(sessions.sessionToken, session));
    expect(opened?.userId).toBe(link?.userId);
  });

  test("refuses an account that is linked to somebody else", async () => {
    await signIn();
    around.user = await newUser();
    expect((await signIn({ intent: "link" })).location).toBe("/fr/profile?dhmad=taken");
    expect(await testDb.db.select().from(accounts).where(eq(accounts.userId, around.user.id))).toEqual([]);
  });

  test("is given up where somebody else signed in meanwhile, or nobody is any more", async () => {
    for (const then of [await newUser(), null]) {
      around.user = await newUser();
      const { location, attempt } = await begin({ intent: "link" });
      const back = await answerAtDhmad(world, location, email);
      around.user = then;
      const done = await comeBack(back, { [ATTEMPT]: attempt });
      expect(done.location).toBe(
        then ? "/fr/profile?dhmad=stale" : "/fr/sign-in?dhmad=stale&next=%2Ffr%2Fprofile",
      );
      expect(await testDb.db.select().from(accounts).where(eq(accounts.email, email))).toEqual([]);
      await nothingCameOf(done);
    }
  });
});

test("without a client at DHMAD the addresses do not exist", async () => {
  around.oauth = null;
  await expect(begin()).rejects.toThrow(/404|NEXT_/);
  await expect(comeBack(`${APP}/auth/dhmad/callback`, {})).rejects.toThrow(/404|NEXT_/);
});

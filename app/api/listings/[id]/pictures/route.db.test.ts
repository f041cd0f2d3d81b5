import { NextRequest } from "next/server";
import { createTranslator } from "next-intl";
import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import type { Db } from "@/db/client";
import { rateLimits } from "@/db/schema";
import type { Locale } from "@/lib/i18n/locales";
import { loadMessages } from "@/lib/i18n/messages";
import { getMyListing } from "@/lib/listings";
import { createTestDb, type TestDb } from "@/support/db";
import { createMarket, type Market } from "@/support/market";
import { POST as crop } from "./[picture]/crop/route";
import { POST, PUT } from "./route";

/** What Next, the session and the environment bring to a route; all else is real. */
const around = vi.hoisted(() => ({ db: undefined as Db | undefined, user: null as { id: string } | null }));
vi.mock("@/db", () => ({ db: () => around.db }));
vi.mock("@/lib/env", () => ({ env: () => ({ APP_URL: "http://localhost:3000" }) }));
vi.mock("@/lib/auth/session", () => ({
  currentUser: async () => around.user,
  signInPath: (locale: string, returnTo: string) => `/${locale}/sign-in?next=${encodeURIComponent(returnTo)}`,
}));
vi.mock("next-intl/server", () => ({
  getTranslations: async ({ locale, namespace }: { locale: Locale; namespace: string }) =>
    createTranslator({
      locale,
      namespace: namespace as never,
      messages: (await loadMessages(locale)) as never,
    }),
}));

let testDb: TestDb;
let market: Market;
beforeAll(async () => {
  testDb = await createTestDb();
  around.db = testDb.db;
  market = await createMarket(testDb.db);
});
afterAll(() => testDb.close());
beforeEach(async () => {
  around.user = market.seller;
  await testDb.db.delete(rateLimits);
});

const picture = async (name: string) => {
  const color = { width: 300, height: 300, channels: 3, background: "#a52" } as const;
  return new File([new Uint8Array(await sharp({ create: color }).png().toBuffer())], name);
};

function send(files: File[], { id = market.listing.id, ...headers }: Record<string, string> = {}) {
  const form = new FormData();
  for (const file of files) form.append("pictures", file);
  const request = new NextRequest(`http://localhost:3000/api/listings/${id}/pictures?locale=fr`, {
    method: "POST",
    body: form,
    headers: { origin: "http://localhost:3000", ...headers },
  });
  return POST(request, { params: Promise.resolve({ id: String(id) }) });
}
const json = { accept: "application/json" };
const pictures = async () =>
  (await getMyListing(testDb.db, market.seller.id, market.listing.id))?.pictures.length;

test("takes what is a picture and names what is none", async () => {
  const answer = await send([await picture("a.png"), new File(["text"], "notes.txt")], json);
  expect(await answer.json()).toEqual({
    status: "error",
    message: "Une photo ajoutée.",
    errors: [expect.stringMatching(/^notes\.txt.: ce n’est pas une photo/)],
    added: 1,
  });
  expect(await pictures()).toBe(1);
});

test("leads a plain form back to its page, which is told what came of it", async () => {
  const answer = await send([await picture("b.png")]);
  const page = `/fr/sell/listings/${market.listing.id}/pictures`;
  expect(answer.status).toBe(303);
  expect(answer.headers.get("location")).toBe(`http://localhost:3000${page}`);
  const cookie = decodeURIComponent(answer.headers.get("set-cookie") ?? "");
  expect(cookie).toContain(
    `souk-pictures={"status":"ok","message":"Une photo ajoutée.","added":1,"errors":[]}`,
  );
  expect(cookie).toMatch(/HttpOnly/i);
  expect(cookie).toContain(`Path=${page}`);
  expect(await pictures()).toBe(2);
});

test("an empty form and one that is too large are told so", async () => {
  const said = async (files: File[]) =>
    ((await (await send(files, json)).json()) as { errors: string[] }).errors;
  expect(await said([new File([], "")])).toEqual(["Choisissez au moins une photo."]);
  const heavy = new File([new Uint8Array(33 * 1024 * 1024)], "a.jpg");
  expect(await said([heavy])).toEqual([expect.stringContaining("30 Mo")]);
  expect(await pictures()).toBe(2);
});

test("another site's page, a stranger and somebody signed out change nothing", async () => {
  const file = await picture("c.png");
  for (const origin of ["https://evil.test", "null", ""])
    expect((await send([file], { origin, ...json })).status).toBe(403);
  around.user = market.buyer;
  expect(await (await send([file], json)).json()).toMatchObject({ errors: ["Cette annonce n’existe pas."] });
  around.user = null;
  expect((await send([file], json)).status).toBe(401);
  expect((await send([file])).headers.get("location")).toContain("/fr/sign-in?next=%2Ffr%2Fsell%2Flistings");
  expect(await pictures()).toBe(2);
});

test("the order and a frame come from our own page and its seller alone, and a refusal is worded", async () => {
  const listing = await getMyListing(testDb.db, market.seller.id, market.listing.id);
  const [first, second] = listing?.pictures ?? [];
  if (!first || !second) throw new Error("no pictures");
  const ask = (body: unknown, origin = "http://localhost:3000") =>
    new NextRequest("http://localhost:3000/api/listings/x/pictures?locale=fr", {
      method: "POST",
      body: JSON.stringify(body),
      headers: { origin },
    });
  const params = Promise.resolve({ id: market.listing.id, picture: first.id });
  const order = { order: [second.id, first.id] };
  expect((await PUT(ask(order, "https://evil.test"), { params })).status).toBe(403);
  expect((await PUT(ask({ order: ["x"] }), { params })).status).toBe(400);
  expect(await (await PUT(ask(order), { params })).json()).toEqual({ error: null });
  const area = { x: 0, y: 0, width: 0.5, height: 0.5 };
  const framed = { key: first.key, area };
  expect((await crop(ask(framed, "https://evil.test"), { params })).status).toBe(403);
  expect((await crop(ask({ ...framed, area: { ...area, x: 2 } }), { params })).status).toBe(400);
  expect(await (await crop(ask(framed), { params })).json()).toEqual({
    error: expect.stringContaining("200 pixels"),
  });
  around.user = null;
  expect((await PUT(ask(order), { params })).status).toBe(401);
  expect((await crop(ask(framed), { params })).status).toBe(401);
});

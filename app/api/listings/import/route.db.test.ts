import { NextRequest } from "next/server";
import { createTranslator } from "next-intl";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import type { Db } from "@/db/client";
import type { Locale } from "@/lib/i18n/locales";
import { loadMessages } from "@/lib/i18n/messages";
import { getImport, planImport } from "@/lib/listings";
import { createTestDb, type TestDb } from "@/support/db";
import { createMarket, type Market } from "@/support/market";
import { POST } from "./route";
import { GET } from "./template/route";

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
beforeEach(() => {
  around.user = market.seller;
});

const PAGE = "http://localhost:3000/ar/sell/listings/import";
async function send(content: BlobPart | null, origin = "http://localhost:3000") {
  const form = new FormData();
  form.append("file", new File(content === null ? [] : [content], content === null ? "" : "a.csv"));
  const request = new NextRequest("http://localhost:3000/api/listings/import?locale=ar", {
    method: "POST",
    body: form,
    headers: { origin },
  });
  const answer = await POST(request);
  return { status: answer.status, leadsTo: answer.headers.get("location") ?? "" };
}
const names = { categories: new Map(), governorates: new Map([["nabeul", "nabeul"]]) };

test("keeps the file and leads to its report", async () => {
  const { status, leadsTo } = await send("\uFEFFtitle;price\nمزهرية;20,5");
  expect([status, leadsTo]).toEqual([303, expect.stringContaining(`${PAGE}?file=`)]);
  const id = new URL(leadsTo).searchParams.get("file") ?? "";
  const kept = await getImport(testDb.db, market.seller.id, id);
  expect(planImport(kept?.body ?? "", names)).toMatchObject({
    lines: [{ title: "مزهرية", input: { price: 20_500 } }],
  });
  expect(await getImport(testDb.db, market.buyer.id, id)).toBeNull();
});

test("says what is wrong with the file as a whole, and takes it from our own page and a signed-in person alone", async () => {
  expect((await send(null)).leadsTo).toBe(`${PAGE}?problem=missing`);
  expect((await send(Uint8Array.of(0xe9, 0x74, 0xe9))).leadsTo).toBe(`${PAGE}?problem=encoding`);
  expect((await send("x".repeat(1024 * 1024 + 1))).leadsTo).toBe(`${PAGE}?problem=tooBig`);
  expect((await send("x".repeat(3 * 1024 * 1024))).leadsTo).toBe(`${PAGE}?problem=tooBig`);
  expect((await send("title\nVase", "https://evil.test")).status).toBe(403);
  around.user = null;
  expect((await send("title\nVase")).leadsTo).toContain("/ar/sign-in?next=%2Far%2Fsell%2Flistings%2Fimport");
});

test("the template is read back as one good line, in every language", async () => {
  for (const locale of ["fr", "ar", "en"]) {
    const address = `http://localhost:3000/api/listings/import/template?locale=${locale}`;
    const answer = await GET(new NextRequest(address));
    const bytes = new Uint8Array(await answer.arrayBuffer());
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
    expect(planImport(text, names)).toMatchObject({
      lines: [{ problems: [], input: { price: 45_500, governorate: "nabeul", stock: { to: 2 } } }],
    });
  }
});

import { randomUUID } from "node:crypto";
import { NextRequest } from "next/server";
import { createTranslator } from "next-intl";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import type { Db } from "@/db/client";
import type { Locale } from "@/lib/i18n/locales";
import { loadMessages } from "@/lib/i18n/messages";
import { applyBulk, createDraft, getMyListing, type ListingInput, updateDraft } from "@/lib/listings";
import { createTestDb, type TestDb } from "@/support/db";
import { createMarket, type Market } from "@/support/market";
import { POST } from "./route";

/** What Next, the session and the environment bring to a route; all else is real. */
const around = vi.hoisted(() => ({ db: undefined as Db | undefined, user: null as { id: string } | null }));
vi.mock("@/db", () => ({ db: () => around.db }));
vi.mock("@/lib/env", () => ({ env: () => ({ APP_URL: "http://localhost:3000" }) }));
vi.mock("@/lib/auth/session", () => ({ currentUser: async () => around.user }));
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

const WRITTEN: ListingInput = {
  title: "Vase",
  description: "Grès.",
  categorySlug: "maison",
  mode: "quick",
  currency: "TND",
  price: 12_500,
  deliveryDays: 3,
  stock: { to: 5 },
};
let id: string;
beforeEach(async () => {
  around.user = market.seller;
  const made = await createDraft(testDb.db, market.seller.id, WRITTEN);
  id = made.ok ? made.data.id : "";
});

const stands = async () => {
  const listing = await getMyListing(testDb.db, market.seller.id, id);
  if (!listing) throw new Error("no listing");
  return listing;
};
async function send(fields: Record<string, string>, headers: Record<string, string> = {}) {
  const form = new FormData();
  const whole = {
    title: "Vase",
    description: "Grès.",
    categorySlug: "maison",
    price: "12,5",
    deliveryDays: "3",
  };
  for (const [name, value] of Object.entries({ nextEdit: randomUUID(), ...whole, ...fields }))
    form.set(name, value);
  const request = new NextRequest(`http://localhost:3000/api/listings/${id}/draft?locale=fr`, {
    method: "POST",
    body: form,
    headers: { origin: "http://localhost:3000", ...headers },
  });
  const answer = await POST(request, { params: Promise.resolve({ id }) });
  return { status: answer.status, body: answer.status === 200 ? await answer.json() : null };
}

test("saves what is typed and says when; the next one goes on from there", async () => {
  const { editId } = await stands();
  const first = await send({ edit: editId, title: "Grand vase" });
  expect(first.body).toMatchObject({
    status: "saved",
    said: expect.stringMatching(/^Enregistré à \d\d:\d\d$/),
  });
  expect(first.body).toMatchObject({ drawAgain: true, fields: {} });
  const second = await send({ edit: first.body.edit, title: "Grand vase", description: "En grès." });
  expect(second.body).toMatchObject({ status: "saved", drawAgain: false });
  expect(await stands()).toMatchObject({ title: "Grand vase", description: "En grès.", stock: 5 });
});

test("the older of two tabs overwrites nothing and is told where; so is one whose price was changed in a list", async () => {
  const { editId } = await stands();
  await send({ edit: editId, title: "Du premier onglet" });
  const { body } = await send({ edit: editId, title: "Du second", description: "Grès." });
  expect(body).toMatchObject({ status: "conflict", said: expect.stringContaining("Rien n’a été écrasé") });
  expect(Object.keys(body.fields).sort()).toEqual(["edit", "title"]);
  const after = await stands();
  expect(after.title).toBe("Du premier onglet");
  const change = { kind: "percent", tenths: 100 } as const;
  const shown = [{ id, was: String(after.priceMinor) }];
  const bulk = await applyBulk(testDb.db, market.seller.id, { change, shown });
  expect(bulk).toMatchObject({ data: { done: 1 } });
  const late = await send({ edit: after.editId, title: "Du premier onglet" });
  expect(Object.keys(late.body.fields).sort()).toEqual(["edit", "price"]);
});

test("the same one sent twice, because its answer was lost, counts once: the stock too", async () => {
  const { editId } = await stands();
  const fields = {
    edit: editId,
    nextEdit: randomUUID(),
    title: "Vase bleu",
    availability: "several",
    stockCount: "3",
    stockShown: "5",
  };
  await testDb.sql`update listings set stock = 4 where id = ${id}`;
  for (let i = 0; i < 3; i += 1)
    expect((await send(fields)).body).toMatchObject({ status: "saved", stockShown: "3", drawAgain: true });
  expect(await stands()).toMatchObject({ title: "Vase bleu", stock: 2 });
});

test("the same words from an older page are no conflict, and change no stock", async () => {
  const { editId } = await stands();
  const stock = { availability: "several", stockCount: "3", stockShown: "5" };
  const { body } = await send({ edit: editId, title: "Vase bleu", ...stock });
  const late = await send({ edit: editId, title: "Vase bleu", ...stock });
  expect(late.body).toMatchObject({ status: "saved", edit: body.edit, stockShown: "3" });
  expect(await stands()).toMatchObject({ title: "Vase bleu", stock: 3 });
});

test("two at once: one is saved, the other told", async () => {
  const { editId } = await stands();
  const both = await Promise.all([send({ edit: editId, title: "A" }), send({ edit: editId, title: "B" })]);
  expect(both.map(({ body }) => body.status).sort()).toEqual(["conflict", "saved"]);
});

test("a field that is not well-formed is told and stays as it was; the others are saved", async () => {
  const { editId } = await stands();
  const { body } = await send({
    edit: editId,
    title: "Vase vert",
    price: "1",
    mode: "quick_proof",
    proofUploadHours: "90",
    proofReviewHours: "24",
    availability: "several",
    stockCount: "beaucoup",
  });
  expect(body).toMatchObject({ status: "saved", said: expect.stringContaining("sauf") });
  expect(Object.keys(body.fields).sort()).toEqual(["price", "proofTypes", "proofUploadHours", "stockCount"]);
  expect(await stands()).toMatchObject({
    title: "Vase vert",
    priceMinor: 12_500,
    stock: 5,
    proofTypes: ["receipt"],
  });
});

test("what is public is saved by its button alone", async () => {
  const listing = await getMyListing(testDb.db, market.seller.id, market.listing.id);
  id = market.listing.id;
  expect((await send({ edit: listing?.editId ?? "", title: "Une demi-phr" })).body).toMatchObject({
    status: "conflict",
  });
  expect((await stands()).title).toBe("Tapis de Kairouan");
  expect(
    await updateDraft(
      testDb.db,
      market.seller.id,
      id,
      { ...WRITTEN, title: "Tapis" },
      { from: listing?.editId },
    ),
  ).toMatchObject({ ok: true });
});

test("another site's page, a stranger, somebody signed out and what is no form change nothing", async () => {
  const { editId } = await stands();
  expect((await send({ edit: editId, title: "X" }, { origin: "https://evil.test" })).status).toBe(403);
  expect((await send({ edit: "no", title: "X" })).status).toBe(400);
  expect((await send({ edit: editId, title: "X", description: "x".repeat(140_000) })).status).toBe(400);
  around.user = market.buyer;
  expect((await send({ edit: editId, title: "X" })).status).toBe(404);
  around.user = null;
  expect((await send({ edit: editId, title: "X" })).status).toBe(401);
  expect((await stands()).title).toBe("Vase");
});

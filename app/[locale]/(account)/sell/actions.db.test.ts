import { randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import { createTranslator } from "next-intl";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { Db } from "@/db/client";
import { categories, sellers, users } from "@/db/schema";
import { type FormState, IDLE } from "@/lib/actions/form-state";
import type { SessionUser } from "@/lib/auth/session";
import type { DhmadClient } from "@/lib/dhmad";
import type { Locale } from "@/lib/i18n/locales";
import { loadMessages } from "@/lib/i18n/messages";
import { getSeller } from "@/lib/kyc";
import { listMyListings } from "@/lib/listings";
import { createTestDb, type TestDb } from "@/support/db";
import { type DhmadWorld, type LocalDhmad, startLocalDhmad } from "@/support/local-dhmad";
import { becomeSellerAction, resendVerificationAction } from "./actions";
import { createListingAction, saveListingAction } from "./listings/actions";

/** What Next, the session and the environment bring to an action; all else is real. */
const around = vi.hoisted(() => ({
  db: undefined as Db | undefined,
  dhmad: undefined as DhmadClient | undefined,
  user: null as SessionUser | null,
}));
vi.mock("@/db", () => ({ db: () => around.db }));
vi.mock("@/lib/env", () => ({ env: () => ({ APP_URL: "http://localhost:3000" }) }));
vi.mock("@/lib/auth/session", () => ({
  currentUser: async () => around.user,
  signInPath: (locale: string, returnTo: string) => `/${locale}/sign-in?next=${encodeURIComponent(returnTo)}`,
}));
vi.mock("@/lib/dhmad", async (original) => ({
  ...(await original<typeof import("@/lib/dhmad")>()),
  dhmad: () => around.dhmad,
}));
vi.mock("next/cache", () => ({ refresh: () => {} }));
vi.mock("next/navigation", () => ({
  redirect: (to: string) => {
    throw new Error(`redirect ${to}`);
  },
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
let dhmad: LocalDhmad;
let world: DhmadWorld;
beforeAll(async () => {
  [testDb, dhmad] = await Promise.all([createTestDb(), startLocalDhmad()]);
  world = await dhmad.newWorld();
  around.db = testDb.db;
  await testDb.db
    .insert(categories)
    .values({ slug: "maison", position: 1, nameFr: "Maison", nameAr: "المنزل", nameEn: "Home" });
});
afterAll(async () => {
  await testDb.close();
  await dhmad.stop();
});

let user: SessionUser;
beforeEach(async () => {
  const email = `${randomBytes(4).toString("hex")}@souk.test`;
  const [row] = await testDb.db.insert(users).values({ email }).returning();
  if (!row) throw new Error("no user");
  user = { id: row.id, email, name: null, role: "member", locale: "fr" };
  around.user = user;
  around.dhmad = world.liveClient;
});

type Fields = Record<string, string | File[]>;
function form(fields: Fields): FormData {
  const data = new FormData();
  const all: Fields = { locale: "fr", returnTo: "/fr/sell", ...fields };
  for (const [name, value] of Object.entries(all)) {
    if (typeof value === "string") data.set(name, value);
    else for (const file of value) data.append(name, file);
  }
  return data;
}
type Action = (previous: FormState, data: FormData) => Promise<FormState>;
const send = (action: Action, fields: Fields) => action(IDLE, form(fields));
const leadsTo = (sent: Promise<unknown>, path: RegExp) => expect(sent).rejects.toThrow(path);

const SELLER = { name: "Poterie", handle: "", dhmadEmail: "", consent: "on" };
const handle = () => `p-${randomBytes(4).toString("hex")}`;

describe("becoming a seller", () => {
  test("asks who is not signed in to sign in, and to come back", async () => {
    around.user = null;
    await leadsTo(send(becomeSellerAction, SELLER), /redirect \/fr\/sign-in\?next=%2Ffr%2Fsell$/);
  });

  test("keeps what was typed and says at each field what is wrong", async () => {
    const state = await send(becomeSellerAction, { ...SELLER, handle: "été", consent: "", locale: "en" });
    expect(state).toMatchObject({
      status: "error",
      message: "Check the fields marked below.",
      fields: { dhmadEmail: ["Enter an email address."], handle: [expect.stringContaining("hyphens")] },
      values: { name: "Poterie", handle: "été" },
    });
    expect(await getSeller(testDb.db, user.id)).toBeNull();
  });

  test("leads to the status; a resend is refused until its time", async () => {
    const fields = { ...SELLER, handle: handle(), dhmadEmail: user.email };
    await leadsTo(send(becomeSellerAction, fields), /redirect \/fr\/sell$/);
    await leadsTo(send(becomeSellerAction, fields), /redirect \/fr\/sell$/);
    expect((await getSeller(testDb.db, user.id))?.seller.kycStatus).toBe("pending");
    expect(await send(resendVerificationAction, {})).toMatchObject({
      status: "error",
      message: expect.stringContaining("cinq minutes"),
    });
  });

  test("shows DHMAD's words at the address that it refuses", async () => {
    const email = `${handle()}@mailinator.com`;
    await testDb.db.update(users).set({ email }).where(eq(users.id, user.id));
    const fields = { ...SELLER, handle: handle(), dhmadEmail: email };
    expect((await send(becomeSellerAction, fields)).fields).toEqual({
      dhmadEmail: ["This email domain is not accepted"],
    });
  });
});

describe("listings", () => {
  const WHOLE = {
    title: "Vase",
    description: "Grès.",
    categorySlug: "maison",
    price: "12,5",
    deliveryDays: "3",
  };

  async function newDraft(fields: Fields = WHOLE): Promise<string> {
    const sent = send(createListingAction, fields);
    await leadsTo(sent, /redirect \/fr\/sell\/listings\/[0-9a-f-]{36}\?notice=saved$/);
    return (await listMyListings(testDb.db, user.id)).listings[0]?.id ?? "";
  }
  const save = (listingId: string, fields: Fields) =>
    send(saveListingAction, { ...WHOLE, listingId, ...fields });

  const first = async () => (await listMyListings(testDb.db, user.id)).listings[0];

  test("are drafted by anyone; publishing is closed and says why", async () => {
    const listingId = await newDraft();
    expect(await first()).toMatchObject({ priceMinor: 12_500, status: "draft" });
    const state = await save(listingId, { title: "Grand vase", intent: "publish" });
    expect(state).toMatchObject({
      status: "error",
      message: expect.stringContaining("vérifié votre identité"),
    });
    expect(await first()).toMatchObject({ title: "Grand vase", status: "draft" });
  });

  test("say what is wrong at each field, and give back all that was typed", async () => {
    const listingId = await newDraft();
    const typed = {
      mode: "standard",
      currency: "EUR",
      price: "1",
      contractTerms: "Objet",
      proof_other: "on",
    };
    const state = await save(listingId, { ...typed, intent: "publish" });
    expect(state.fields).toEqual({ price: [expect.stringContaining("2 €")] });
    expect(state.values).toMatchObject(typed);
    expect(await first()).toMatchObject({ priceMinor: 12_500, mode: "quick" });
  });

  test("take a template behind what is written, whether there is a draft yet or not", async () => {
    const fields = {
      ...WHOLE,
      mode: "standard",
      contractTerms: "Deux portraits.",
      intent: "template:creative",
    };
    const failed = await send(createListingAction, { ...fields, price: "peu" });
    expect(failed.values.contractTerms).toMatch(/^Deux portraits\.\n\n1\. Objet/);
    await leadsTo(send(createListingAction, fields), /notice=template$/);
    expect((await first())?.contractTerms).toMatch(/^Deux portraits\.\n\n1\. Objet/);
    const listingId = (await first())?.id ?? "";
    const state = await save(listingId, { ...fields, contractTerms: "", intent: "template:lessons" });
    expect(state).toMatchObject({ status: "ok", message: expect.stringContaining("modèle") });
    expect((await first())?.contractTerms).toMatch(/^1\. Objet\nLe prestataire donne/);
  });

  test("are saved on the way to their pictures", async () => {
    const listingId = await newDraft();
    await leadsTo(
      save(listingId, { title: "Vase bleu", intent: "pictures" }),
      /redirect \/fr\/sell\/listings\/[0-9a-f-]{36}\/pictures$/,
    );
    expect((await first())?.title).toBe("Vase bleu");
  });

  test("are published by a verified seller, taken off sale, and deleted", async () => {
    const approved = { kycStatus: "approved", consentAt: new Date(), consentVersion: "test" } as const;
    await testDb.db
      .insert(sellers)
      .values({ userId: user.id, name: "P", handle: handle(), dhmadEmail: user.email, ...approved });
    const listingId = await newDraft({ title: "Vase" });
    expect(await save(listingId, { description: "", intent: "publish" })).toMatchObject({
      fields: { description: ["Décrivez ce que vous vendez."] },
    });
    expect(await save(listingId, { intent: "publish" })).toMatchObject({
      status: "ok",
      message: "Votre annonce est en ligne.",
    });
    expect(await save(listingId, { title: "", intent: "unpublish" })).toMatchObject({ status: "ok" });
    await leadsTo(save(listingId, { intent: "delete" }), /notice=deleted$/);
    expect((await listMyListings(testDb.db, user.id)).listings).toEqual([]);
  });

  test("sent from an older tab overwrite nothing, unless that is asked for; the answer says where to go on", async () => {
    const listingId = await newDraft();
    const edit = (await first())?.editId ?? "";
    const saved = await save(listingId, { edit, title: "Vase bleu" });
    expect(saved).toMatchObject({ status: "ok", values: { edit: (await first())?.editId } });
    const late = await save(listingId, { edit, title: "Vase vert", intent: "publish" });
    expect(late).toMatchObject({ status: "error", message: expect.stringContaining("écrasé") });
    expect(late).toMatchObject({
      fields: { title: [expect.any(String)] },
      values: { edit, title: "Vase vert" },
    });
    expect((await first())?.title).toBe("Vase bleu");
    await save(listingId, { edit, title: "Vase vert", intent: "overwrite" });
    expect((await first())?.title).toBe("Vase vert");
    // Saved, but not published: the form goes on from what was saved.
    const unready = await save(listingId, { edit: (await first())?.editId ?? "", intent: "publish" });
    expect(unready).toMatchObject({ status: "error", values: { edit: (await first())?.editId } });
  });

  test("of somebody else do not exist", async () => {
    const listingId = await newDraft();
    around.user = { ...user, id: crypto.randomUUID() };
    for (const intent of ["save", "publish", "unpublish", "delete", "remove:x"])
      expect(await save(listingId, { intent })).toMatchObject({ message: "Cette annonce n’existe pas." });
  });
});

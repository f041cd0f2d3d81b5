import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { listings, notifications, questions, rateLimits, users } from "@/db/schema";
import { parseForm } from "@/lib/actions/run-form";
import { createTestDb, type TestDb } from "@/support/db";
import { createMarket, type Market } from "@/support/market";
import {
  answerInput,
  answerQuestion,
  askQuestion,
  getAskable,
  listAnswered,
  listAsked,
  listToAnswer,
  questionInput,
} from ".";
import { QUESTIONS } from "./commands";

let testDb: TestDb;
let market: Market;
beforeAll(async () => {
  testDb = await createTestDb();
});
beforeEach(async () => {
  await testDb.db.delete(rateLimits);
  market = await createMarket(testDb.db);
});
afterAll(() => testDb.close());

const clock = () => new Date("2026-05-04T10:00:00Z");
const ask = (body = "Est-il lavable ?", userId = market.buyer.id) =>
  askQuestion(testDb.db, userId, { slug: market.listing.slug, body }, clock);
const answer = (id: string, text = "Oui, à la main.", userId = market.seller.id) =>
  answerQuestion(testDb.db, userId, { id, answer: text }, clock);
const shown = () => listAnswered(testDb.db, market.listing.slug, 20);
const told = (userId: string) =>
  testDb.db.select().from(notifications).where(eq(notifications.userId, userId)).orderBy(notifications.id);

async function open(): Promise<string> {
  await ask();
  const [question] = await listToAnswer(testDb.db, market.seller.id);
  if (!question) throw new Error("no question");
  return question.id;
}

async function stranger(): Promise<string> {
  const [user] = await testDb.db
    .insert(users)
    .values({ email: `${randomUUID()}@souk.test`, name: "Leïla Ben Salah" })
    .returning();
  if (!user) throw new Error("no stranger");
  return user.id;
}

test("a question is seen by its two people, and by everybody once it is answered", async () => {
  const id = await open();
  const other = await stranger();
  expect(await shown()).toEqual([]);
  expect(await listToAnswer(testDb.db, other)).toEqual([]);
  expect(await listAsked(testDb.db, other)).toEqual([]);
  expect(await listAsked(testDb.db, market.buyer.id)).toMatchObject([
    { body: "Est-il lavable ?", answer: null, slug: market.listing.slug },
  ]);
  expect(await told(market.seller.id)).toMatchObject([
    { type: "question_asked", path: "/questions", data: { title: "Tapis de Kairouan" } },
  ]);
  expect(await answer(id)).toMatchObject({ ok: true });
  const [question] = await shown();
  // Not who asked: that is told to nobody.
  expect(question).toEqual({
    id,
    body: "Est-il lavable ?",
    answer: "Oui, à la main.",
    answeredAt: clock(),
  });
  expect(await listToAnswer(testDb.db, market.seller.id)).toEqual([]);
  expect(await told(market.buyer.id)).toMatchObject([
    { type: "question_answered", data: { title: "Tapis de Kairouan", counterpart: "Atelier Test" } },
  ]);
});

test("the same form sent many times at once asks once and tells once", async () => {
  const asked = await Promise.all(Array.from({ length: 6 }, () => ask()));
  expect(asked.every(({ ok }) => ok)).toBe(true);
  expect(await listToAnswer(testDb.db, market.seller.id)).toHaveLength(1);
  expect(await told(market.seller.id)).toHaveLength(1);
});

test("of two answers at once one stands, and stays as it is", async () => {
  const id = await open();
  const answers = await Promise.all([answer(id, "Oui."), answer(id, "Non.")]);
  expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true]);
  expect(answers.find(({ ok }) => !ok)).toMatchObject({ error: { code: "conflict" } });
  expect(await told(market.buyer.id)).toHaveLength(1);
  await expect(
    testDb.db.update(questions).set({ answer: "Peut-être." }).where(eq(questions.id, id)),
  ).rejects.toMatchObject({ cause: { constraint_name: "questions_stay" } });
});

test("only the seller answers, and learns of nobody else's questions", async () => {
  const id = await open();
  for (const userId of [market.buyer.id, await stranger(), (await createMarket(testDb.db)).seller.id])
    expect(await answer(id, "Oui.", userId)).toMatchObject({ ok: false, error: { code: "not_found" } });
  expect(await answer(randomUUID())).toMatchObject({ ok: false, error: { code: "not_found" } });
  expect(await shown()).toEqual([]);
});

test("nobody asks themselves, nor about what is not public; what was answered goes offline with its listing", async () => {
  expect(await ask("Moi ?", market.seller.id)).toMatchObject({ ok: false, error: { code: "forbidden" } });
  expect(await getAskable(testDb.db, market.seller.id, market.listing.slug)).toMatchObject({ own: true });
  await answer(await open());
  await testDb.db.update(listings).set({ status: "draft" }).where(eq(listings.id, market.listing.id));
  expect(await shown()).toEqual([]);
  expect(await ask("Encore ?")).toMatchObject({ ok: false, error: { code: "not_found" } });
  expect(await getAskable(testDb.db, market.buyer.id, market.listing.slug)).toBeNull();
  expect(await getAskable(testDb.db, market.buyer.id, "\0")).toBeNull();
  expect(await listAsked(testDb.db, market.buyer.id)).toMatchObject([{ slug: null }]);
});

test("a person asks so much in an hour, others go on", async () => {
  for (let n = 0; n < QUESTIONS.max; n += 1) expect(await ask(`Question ${n}`)).toMatchObject({ ok: true });
  expect(await ask("Une de trop")).toMatchObject({ ok: false, error: { code: "rate_limited" } });
  expect(await ask("Bonjour ?", await stranger())).toMatchObject({ ok: true });
});

test("an answer announces the listing's page, a question does not", async () => {
  const heard: string[] = [];
  const { unlisten } = await testDb.sql.listen("souk_catalogue", (payload) => heard.push(payload));
  const id = await open();
  await answer(id);
  const announced = { listing: market.listing.slug, category: null };
  await expect.poll(() => heard.map((payload) => JSON.parse(payload))).toEqual([announced]);
  await unlisten();
});

test("nothing and too much are refused at the field", () => {
  const form = (entries: Record<string, string>) => {
    const data = new FormData();
    for (const [name, value] of Object.entries(entries)) data.set(name, value);
    return data;
  };
  const question = (body: string) => parseForm(form({ slug: "tapis", body }), questionInput);
  expect(question(" \r\n ")).toMatchObject({ error: { fields: { body: ["questionMissing"] } } });
  expect(question("x".repeat(501))).toMatchObject({ error: { fields: { body: ["questionLength"] } } });
  expect(question("x\r\n".repeat(249))).toMatchObject({ ok: true });
  const given = parseForm(form({ id: randomUUID(), answer: "" }), answerInput);
  expect(given).toMatchObject({ error: { fields: { answer: ["answerMissing"] } } });
});

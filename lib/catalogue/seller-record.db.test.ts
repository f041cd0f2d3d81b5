import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { conversations, messages, orders, questions, sellers, users } from "@/db/schema";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/clock";
import { createCompletedSale } from "@/support/completed-sale";
import { createTestDb, type TestDb } from "@/support/db";
import { createMarket, type Market } from "@/support/market";
import { ANSWER_DAYS, getSellerRecord, LEAST_ANSWERS, toAnswerTime } from "./seller-record";

const NOW = new Date("2026-05-04T10:00:00Z");
const ago = (ms: number) => new Date(NOW.getTime() - ms);

let testDb: TestDb;
let market: Market;
let handle: string;
beforeAll(async () => {
  testDb = await createTestDb();
});
beforeEach(async () => {
  market = await createMarket(testDb.db);
  const [seller] = await testDb.db.select().from(sellers).where(eq(sellers.userId, market.seller.id));
  handle = seller?.handle ?? "";
});
afterAll(() => testDb.close());

const record = () => getSellerRecord(testDb.db, handle, NOW);

/** A buyer of their own writes, `asked` before now, and is answered after these waits, if at all. */
async function talk(asked: number, ...waits: number[]): Promise<void> {
  const { db } = testDb;
  const [buyer] = await db
    .insert(users)
    .values({ email: `${randomUUID()}@souk.test` })
    .returning();
  if (!buyer) throw new Error("no buyer");
  const [conversation] = await db
    .insert(conversations)
    .values({
      listingId: market.listing.id,
      buyerId: buyer.id,
      sellerId: market.seller.id,
      createdAt: ago(asked),
      lastMessageAt: ago(0),
    })
    .returning();
  const say = (senderId: string, before: number) =>
    db.insert(messages).values({
      conversationId: conversation?.id ?? "",
      senderId,
      body: "Bonjour",
      clientId: randomUUID(),
      createdAt: ago(before),
    });
  await say(buyer.id, asked);
  for (const wait of waits) await say(market.seller.id, asked - wait);
}

async function question(asked: number, wait: number | null): Promise<void> {
  await testDb.db.insert(questions).values({
    listingId: market.listing.id,
    askerId: market.buyer.id,
    body: randomUUID(),
    createdAt: ago(asked),
    ...(wait === null ? {} : { answer: "Oui.", answeredAt: ago(asked - wait) }),
  });
}

describe("sales", () => {
  test("those that were completed are counted, with nobody else's and without what the marketplace sells", async () => {
    expect(await record()).toEqual({ sales: 0, answers: null });
    await createCompletedSale(testDb.db, NOW, {}, market);
    await createCompletedSale(testDb.db, NOW, {}, market);
    await createCompletedSale(testDb.db, NOW, { status: "cancelled", completedAt: null }, market);
    await createCompletedSale(testDb.db, NOW, { mode: "instant", sellerEmail: null }, market);
    await createCompletedSale(testDb.db, NOW);
    expect(await record()).toMatchObject({ sales: 2 });
    expect(await getSellerRecord(testDb.db, "nobody-at-all", NOW)).toEqual({ sales: 0, answers: null });
  });
});

describe("answers", () => {
  test("the middle of what was waited for the first answer, of messages and questions together", async () => {
    await talk(5 * DAY_MS, 10 * MINUTE_MS, 4 * DAY_MS);
    await question(5 * DAY_MS, 2 * HOUR_MS);
    expect((await record()).answers, `fewer than ${LEAST_ANSWERS}`).toBeNull();
    await talk(5 * DAY_MS, 2 * DAY_MS);
    expect((await record()).answers).toEqual({ unit: "hours", count: 2 });
    await talk(5 * DAY_MS, 3 * DAY_MS);
    await talk(5 * DAY_MS, 3 * DAY_MS);
    expect((await record()).answers).toEqual({ unit: "days", count: 2 });
  });

  test("what nobody answers counts as waiting without end, unless it came lately", async () => {
    await question(5 * DAY_MS, HOUR_MS);
    await question(4 * DAY_MS, HOUR_MS);
    await talk(3 * DAY_MS);
    expect((await record()).answers).toEqual({ unit: "hours", count: 1 });
    await talk(2 * DAY_MS);
    await question(2 * DAY_MS, null);
    expect((await record()).answers).toBeNull();
    for (let n = 0; n < 3; n += 1) await question(6 * DAY_MS, HOUR_MS);
    for (let n = 0; n < 5; n += 1) await talk(HOUR_MS);
    expect((await record()).answers).toEqual({ unit: "hours", count: 1 });
  });

  test("what is older counts no more, nor what another seller answers", async () => {
    for (let n = 0; n < 3; n += 1) await question((ANSWER_DAYS + 1) * DAY_MS, HOUR_MS);
    for (let n = 0; n < 3; n += 1) await talk((ANSWER_DAYS + 1) * DAY_MS, HOUR_MS);
    const mine = handle;
    market = await createMarket(testDb.db);
    for (let n = 0; n < 3; n += 1) await question(DAY_MS, HOUR_MS);
    expect(await getSellerRecord(testDb.db, mine, NOW)).toEqual({ sales: 0, answers: null });
  });
});

test.each([
  [0, "soon", 1],
  [59 * MINUTE_MS, "soon", 1],
  [61 * MINUTE_MS, "hours", 1],
  [100 * MINUTE_MS, "hours", 2],
  [23.4 * HOUR_MS, "hours", 23],
  [23.6 * HOUR_MS, "days", 1],
  [2.4 * DAY_MS, "days", 2],
  [7.4 * DAY_MS, "days", 7],
  [8 * DAY_MS, "weeks", 1],
])("%d ms are %s, %d", (ms, unit, count) => expect(toAnswerTime(ms)).toEqual({ unit, count }));

test("the page hears of a completed sale and of a closed shop, and of no message", async () => {
  const heard: string[] = [];
  const listening = await testDb.sql.listen("souk_catalogue", (payload) => heard.push(payload));
  const sale = await createCompletedSale(testDb.db, NOW, { status: "delivered", completedAt: null }, market);
  await talk(DAY_MS, HOUR_MS);
  await testDb.db
    .update(orders)
    .set({ status: "completed", completedAt: NOW })
    .where(eq(orders.id, sale.orderId));
  await expect.poll(() => heard).toEqual([`{"seller" : "${handle}"}`]);
  await testDb.db.update(sellers).set({ awayUntil: NOW }).where(eq(sellers.userId, market.seller.id));
  await expect.poll(() => heard.filter((payload) => payload === `{"seller" : "${handle}"}`)).toHaveLength(2);
  await listening.unlisten();
});

import { count, eq, isNotNull, isNull, ne, notLike, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import {
  boosts,
  conversations,
  favorites,
  ledgerEntries,
  listings,
  messages,
  notifications,
  orderEvents,
  orders,
  questions,
  reviews,
  sellers,
  webhookEvents,
} from "@/db/schema";
import { seed } from "@/db/seed";
import { LISTINGS } from "@/db/seed/listings";
import { DAY_MS } from "@/lib/clock";
import { countUnread } from "@/lib/messages";
import { createTestDb, type TestDb } from "@/support/db";
import { type DhmadWorld, eventsOf, type LocalDhmad, startLocalDhmad } from "@/support/local-dhmad";
import { freePort } from "../ports";
import type { LocalWorld } from "./dhmad";
import { writeHistory } from "./history";
import { plannedBoosts, plannedQuestions, plannedSales, plannedTalks } from "./plan";

/** Enough for every way of selling and every language. */
const chosen = [undefined, "standard", "quick_proof"].flatMap((mode) =>
  plannedSales()
    .filter(({ listing }) => listing.mode === mode)
    .slice(0, mode ? 2 : 5),
);
const SALES = chosen.length;

let test: TestDb;
let dhmad: LocalDhmad;
let dhmadWorld: DhmadWorld;
let world: LocalWorld;
let began: Date;
let slugs: string[];

beforeAll(async () => {
  [test, dhmad] = await Promise.all([createTestDb(), startLocalDhmad()]);
  const appUrl = `http://localhost:${await freePort()}`;
  dhmadWorld = await dhmad.newWorld({ appUrl });
  world = throughControl(dhmadWorld, appUrl);
  slugs = [...chosen.map(({ listing }) => listing.slug), ...boosted, ...said.map(({ slug }) => slug)];
  await seed(test.db, {
    wares: LISTINGS.filter(({ slug }) => slugs.includes(slug)),
    verify: async (email, userId) => {
      const made = await dhmadWorld.client.createVerification({
        email,
        external_user_id: userId,
        redirect_url: `${appUrl}/onboarding/kyc-done`,
      });
      if (!made.ok) throw new Error(made.kind);
      return { verificationId: made.data.id };
    },
  });
  began = new Date();
}, 60_000);
afterAll(async () => {
  await dhmad.stop();
  await test.close();
});

const talks = plannedTalks().slice(0, 3);
const asked = plannedQuestions().slice(0, 2);
const said = [...talks, ...asked];
const boosted = plannedBoosts().map(({ slug }) => slug);

/** A world of a test's own instead of the seeded one. */
const throughControl = (
  { control, act, client, webhookSecret, name, baseUrl }: DhmadWorld,
  appUrl: string,
) => ({
  ...{ appUrl, client, apiUrl: baseUrl, webhookSecrets: [webhookSecret], developerFeePercentage: 3 },
  boostPrices: { 7: 15_000, 30: 45_000 },
  act: async (action: string, fields: Record<string, unknown>, allowed: number[] = []) => {
    const done = act(action, fields);
    await (allowed.includes(409)
      ? done.catch((cause) => {
          if (!String(cause).includes("409")) throw cause;
        })
      : done);
  },
  now: async () => new Date(String((await control(`/clock?world=${name}`)).now)),
  turnTo: async (moment: Date) => void (await control("/clock", { now: moment.toISOString() })),
  idle: async () => void (await control("/idle", { timeoutMs: 10_000 })),
});

const everything = async () => {
  const tables = [
    ...[orders, orderEvents, reviews, ledgerEntries, questions],
    ...[messages, boosts, favorites, notifications],
  ];
  return Promise.all(tables.map((table) => test.db.$count(table)));
};

it("carries every planned sale through DHMAD to both sides' public words, in the past", async () => {
  const done = await writeHistory(test.db, world, chosen);
  expect(done).toEqual({ sales: SALES, boosts: boosted.length });

  const sold = await test.db.select().from(orders).where(ne(orders.mode, "instant"));
  expect(new Set(sold.map(({ mode }) => mode))).toEqual(new Set(["quick", "quick_proof", "standard"]));
  for (const { status, createdAt, completedAt, escrowId, reference } of sold) {
    expect(status, reference).toBe("completed");
    expect(escrowId, reference).toBeTruthy();
    expect(createdAt.getTime(), reference).toBeLessThan(began.getTime() - 12 * DAY_MS);
    expect(Number(completedAt), reference).toBeGreaterThan(createdAt.getTime() + DAY_MS / 2);
    expect(Number(completedAt), reference).toBeLessThan(began.getTime());
  }
  const words = await test.db.select().from(reviews);
  expect(words).toHaveLength(2 * SALES);
  for (const { createdAt, publishedAt, text } of words) {
    expect(text).not.toBe("");
    expect(Number(publishedAt)).toBeGreaterThanOrEqual(createdAt.getTime());
    expect(Number(publishedAt)).toBeLessThan(began.getTime());
  }
  const ofBuyers = words.filter(({ side }) => side === "buyer").map(({ text }) => text);
  expect(ofBuyers.some((text) => /\p{Script=Arabic}/u.test(text))).toBe(true);
  expect(ofBuyers.some((text) => /\b(?:the|and|was|for)\b/i.test(text))).toBe(true);
  expect(ofBuyers.some((text) => /[éèàç]/.test(text))).toBe(true);
}, 120_000);

it("leaves books that add up, here and at DHMAD, and clocks in the present", async () => {
  const perMovement = await test.db
    .select({ sum: sql<number>`sum(${ledgerEntries.amountMillimes})::int` })
    .from(ledgerEntries)
    .groupBy(ledgerEntries.orderId, ledgerEntries.movement);
  expect(perMovement.length).toBeGreaterThan(SALES);
  expect(perMovement.every(({ sum }) => sum === 0)).toBe(true);
  const held = await test.db
    .select({ sum: sql<number>`sum(${ledgerEntries.amountMillimes})::int` })
    .from(ledgerEntries)
    .where(eq(ledgerEntries.account, "held"));
  // Whatever was held was released.
  expect(held[0]?.sum).toBe(0);
  const state = await dhmadWorld.state();
  expect(state.ledger).toMatchObject({ balanced: true });
  // Each of its events but those of identities, which were before the ear was there, has arrived.
  const heard = await test.db.$count(webhookEvents, notLike(webhookEvents.type, "identity.%"));
  const sent = eventsOf(state).filter(({ type }) => !type.startsWith("identity."));
  expect(sent.length).toBeGreaterThan(3 * SALES);
  expect(heard).toBe(sent.length);
  expect(Math.abs((await world.now()).getTime() - Date.now())).toBeLessThan(5_000);
  expect(process.env.CLOCK_OFFSET_FILE).toBeUndefined();
});

it("tells nobody today of what was months ago, and parks no event", async () => {
  const [unread] = await test.db
    .select({ n: count() })
    .from(notifications)
    .where(isNull(notifications.readAt));
  const [due] = await test.db.select({ n: count() }).from(notifications).where(eq(notifications.mail, "due"));
  const [parked] = await test.db
    .select({ n: count() })
    .from(webhookEvents)
    .where(eq(webhookEvents.state, "parked"));
  expect([unread?.n, due?.n, parked?.n]).toEqual([0, 0, 0]);
});

it("has questions answered in public and messages between two people, read by both", async () => {
  const open = await test.db.$count(questions, isNull(questions.answeredAt));
  expect([await test.db.$count(questions), open]).toEqual([
    plannedQuestions().filter(({ slug }) => slugs.includes(slug)).length,
    0,
  ]);
  const held = await test.db.select().from(conversations);
  expect(held.length).toBeGreaterThanOrEqual(talks.length);
  expect(await test.db.$count(messages)).toBe(2 * held.length);
  const times = await test.db.select({ at: messages.createdAt }).from(messages);
  expect(times.every(({ at }) => at < began)).toBe(true);
  for (const { buyerId, sellerId } of held)
    expect([await countUnread(test.db, buyerId), await countUnread(test.db, sellerId)]).toEqual([0, 0]);
});

it("boosts listings until some day to come", async () => {
  const rows = await test.db.select().from(listings).where(isNotNull(listings.boostedUntil));
  expect(rows.map(({ slug }) => slug).sort()).toEqual([...boosted].sort());
  for (const { boostedUntil } of rows) expect(Number(boostedUntil)).toBeGreaterThan(Date.now() + 20 * DAY_MS);
});

it("adds nothing a second time, and finishes what was cut short", async () => {
  const before = await everything();
  expect(await writeHistory(test.db, world, chosen)).toMatchObject({ sales: 0, boosts: 0 });
  expect(await everything()).toEqual(before);

  // As if the process had died between the last sale's two reviews.
  await test.sql`alter table reviews disable trigger all`;
  const [lost] = await test.db
    .delete(reviews)
    .where(
      sql`${reviews.orderId} = (select o.id from orders o where o.mode <> 'instant' order by o.created_at desc limit 1) and side = 'seller'`,
    )
    .returning({ id: reviews.id });
  await test.sql`alter table reviews enable trigger all`;
  expect(lost).toBeDefined();
  await writeHistory(test.db, world, chosen);
  expect(await test.db.$count(reviews)).toBe(2 * SALES);
  const known = await test.db.select().from(sellers);
  expect(known.every(({ kycStatus }) => kycStatus === "approved")).toBe(true);
}, 60_000);

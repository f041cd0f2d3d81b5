import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { checkoutSessions, users } from "@/db/schema";
import { createDhmadClient } from "@/lib/dhmad";
import { createTestDb, type TestDb } from "@/support/db";
import { type DhmadWorld, type LocalDhmad, startLocalDhmad } from "@/support/local-dhmad";
import { createSale, type Sale } from "@/support/sale";
import { returnFromCheckout, startCheckout } from ".";
import { PER_PERSON } from "./limit";

let testDb: TestDb;
let dhmad: LocalDhmad;
let world: DhmadWorld;
beforeAll(async () => {
  [testDb, dhmad] = await Promise.all([createTestDb(), startLocalDhmad()]);
  world = await dhmad.newWorld();
});
afterAll(async () => {
  await dhmad.stop();
  await testDb.close();
});

type Session = { sessionId: string; escrowId: string };

/** The buyer presses *Pay*: DHMAD opens the session, and its answer is lost. Returns the session that we do not know. */
async function lostSession(sale: Sale): Promise<string> {
  const { db } = testDb;
  await world.control("/faults", { api: { path: "/escrows/:id/sessions", effect: "dropAfter" } });
  const started = await startCheckout(
    db,
    world.client,
    sale.buyer.id,
    sale.orderId,
    "pay",
    "http://localhost:3000",
  );
  expect(started).toMatchObject({ ok: false, error: { code: "dhmad_unreachable" } });
  expect(await stored(sale)).toEqual([]);
  const { escrowId } = await sale.row();
  const sessions = (await world.state()).sessions as Session[];
  const lost = sessions.find((session) => session.escrowId === escrowId);
  if (!lost) throw new Error("DHMAD has no session");
  return lost.sessionId;
}

const stored = ({ orderId }: Sale) =>
  testDb.db.select().from(checkoutSessions).where(eq(checkoutSessions.orderId, orderId));

test("whoever paid in a session whose answer was lost comes back to their order", async () => {
  const sale = await createSale(testDb.db, world, "quick");
  const sessionId = await lostSession(sale);
  await world.act("finishSession", { as: sale.buyer.email, sessionId, topUp: true });
  const returned = await returnFromCheckout(testDb.db, world.client, sale.buyer.id, sessionId);
  expect(returned).toEqual({ orderId: sale.orderId, locale: "fr", sessionStatus: "completed" });
  expect((await sale.row()).status).toBe("paid");
  expect(await stored(sale)).toMatchObject([
    { id: sessionId, userId: sale.buyer.id, action: "accept_pay", status: "completed" },
  ]);
});

test("coming back with it twice at once takes it up once", async () => {
  const sale = await createSale(testDb.db, world, "quick");
  const sessionId = await lostSession(sale);
  const back = () => returnFromCheckout(testDb.db, world.client, sale.buyer.id, sessionId);
  const expected = { orderId: sale.orderId, locale: "fr", sessionStatus: "pending" };
  expect(await Promise.all([back(), back()])).toEqual([expected, expected]);
  const [session] = await stored(sale);
  // As DHMAD's own answer would have named it.
  const page = await fetch(session?.url ?? "", { redirect: "manual" });
  expect([(await stored(sale)).length, page.status]).toEqual([1, 200]);
});

test("a session of somebody else's stays theirs: the other side, another buyer, a stranger", async () => {
  const sale = await createSale(testDb.db, world, "quick");
  const other = await createSale(testDb.db, world, "quick");
  const sessionId = await lostSession(sale);
  const [stranger] = await testDb.db.insert(users).values({ email: "stranger@souk.test" }).returning();
  for (const id of [sale.seller.id, other.buyer.id, stranger?.id ?? ""])
    expect(await returnFromCheckout(testDb.db, world.client, id, sessionId)).toBeNull();
  expect(await stored(sale)).toEqual([]);
});

test("one that DHMAD does not know, or does not speak of now, is nobody's", async () => {
  const sale = await createSale(testDb.db, world, "quick");
  const sessionId = await lostSession(sale);
  const back = (id: string) => returnFromCheckout(testDb.db, world.client, sale.buyer.id, id);
  expect(await back("00000000-0000-4000-8000-000000000000")).toBeNull();
  await world.control("/faults", {
    api: { method: "GET", path: `/sessions/${sessionId}`, effect: "status", status: 503, count: 1 },
  });
  expect(await back(sessionId)).toBeNull();
  expect(await stored(sale)).toEqual([]);
  // Tried again when DHMAD speaks.
  expect(await back(sessionId)).toMatchObject({ orderId: sale.orderId });
});

test("nobody spends what DHMAD allows to all by trying numbers, and a known one is not asked for", async () => {
  const { db } = testDb;
  let asked = 0;
  const client = createDhmadClient({
    baseUrl: "http://dhmad.test/api/v1",
    apiKey: "sk",
    fetch: async () => {
      asked += 1;
      return Response.json({ error: "Session not found" }, { status: 404 });
    },
  });
  const [guesser] = await db.insert(users).values({ email: "guesser@souk.test" }).returning();
  const guess = (id: string) => returnFromCheckout(db, client, guesser?.id ?? "", id);
  const sale = await createSale(db, world, "quick");
  await sale.checkout("buyer", "pay");
  const [known] = await stored(sale);
  expect(await guess(known?.id ?? "")).toBeNull();
  expect(asked).toBe(0);
  // A window may end in between: two of them are full after twice as many.
  for (let number = 0; number < 3 * PER_PERSON.max; number += 1)
    expect(await guess(`guess-${number}`)).toBeNull();
  expect(asked).toBeGreaterThanOrEqual(PER_PERSON.max);
  expect(asked).toBeLessThanOrEqual(2 * PER_PERSON.max);
});

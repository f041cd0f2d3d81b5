import { and, eq, ne } from "drizzle-orm";
import postgres from "postgres";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { dhmadCalls, listings, notifications, orders } from "@/db/schema";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/clock";
import { readOrder } from "@/lib/orders";
import { type Boost, createBoost } from "@/support/boost";
import { createTestDb, type TestDb } from "@/support/db";
import { type DhmadWorld, eventsOf, type LocalDhmad, startLocalDhmad } from "@/support/local-dhmad";
import { balancesOf, timelineOf } from "@/support/sale";
import { runBoosts } from ".";
import { activateBoosts } from "./activate";

let testDb: TestDb;
let dhmad: LocalDhmad;
let world: DhmadWorld;

beforeAll(async () => {
  [testDb, dhmad] = await Promise.all([createTestDb(25), startLocalDhmad()]);
});
afterAll(async () => {
  await testDb.close();
  await dhmad.stop();
});
beforeEach(async () => {
  world = await dhmad.newWorld();
  // What a test before this one left open is another world's.
  await testDb.sql`update orders set status = 'failed' where status not in ('completed', 'cancelled', 'failed')`;
  await testDb.sql`update listings set boosted_until = null`;
});

const always = async () => true;
const later = (ms: number) => new Date(Date.now() + ms);
const run = (ms = 0) => runBoosts(testDb.db, world.client, later(ms), always);
const create = (options?: Parameters<typeof createBoost>[2]) => createBoost(testDb.db, world, options);
const fault = (api: Record<string, unknown>) =>
  world.control("/faults", { api: { method: "POST", path: "/escrows/:id/deliver", ...api } });

const deliveries = ({ orderId }: Boost) =>
  testDb.db
    .select({ state: dhmadCalls.state, status: dhmadCalls.httpStatus })
    .from(dhmadCalls)
    .where(and(eq(dhmadCalls.orderId, orderId), eq(dhmadCalls.operation, "deliver_escrow")))
    .orderBy(dhmadCalls.sentAt);
/** How often DHMAD completed it. */
const completions = async () =>
  eventsOf(await world.state()).filter(({ data }) => JSON.stringify(data).includes('"completed"')).length;
const toldOf = async ({ seller }: Boost) => {
  const rows = await testDb.db
    .select({ type: notifications.type })
    .from(notifications)
    .where(eq(notifications.userId, seller.id))
    .orderBy(notifications.id);
  return rows.map(({ type }) => type);
};

describe("paid", () => {
  test("is activated, then delivered: the listing stands first for its days, and we are paid", async () => {
    const boost = await create();
    await boost.payFromWallet();
    expect(await run()).toMatchObject({ activated: 1, delivered: 1 });
    const { activatedAt, endsAt } = await boost.boost();
    expect((endsAt?.getTime() ?? 0) - (activatedAt?.getTime() ?? 0)).toBe(7 * DAY_MS);
    expect(await boost.boostedUntil()).toEqual(endsAt);
    await boost.hear();
    expect(await timelineOf(testDb.db, boost)).toEqual([
      "placed by buyer",
      "escrow_created by souk",
      "paid by buyer",
      "completed by souk",
    ]);
    const { escrowFeeMillimes } = await boost.row();
    expect(escrowFeeMillimes).toBe(750);
    expect(await balancesOf(testDb.db, boost)).toEqual({
      buyer: -15_000,
      held: 0,
      seller: 14_250,
      dhmad_fee: 750,
    });
    expect(await toldOf(boost)).toEqual(["boost_active"]);
    expect(await run(HOUR_MS)).toEqual({ activated: 0, delivered: 0, refunded: 0, ended: 0, told: 0 });
  });

  test("ten workers at once activate once and deliver once", async () => {
    const boost = await create();
    await boost.payFromWallet();
    const runs = await Promise.all(Array.from({ length: 10 }, () => run()));
    const sum = (key: "activated" | "delivered") => runs.reduce((total, one) => total + one[key], 0);
    expect([sum("activated"), sum("delivered")]).toEqual([1, 1]);
    expect(await deliveries(boost)).toEqual([{ state: "succeeded", status: 200 }]);
    expect(await completions()).toBe(1);
    expect((await boost.boost()).endsAt).toEqual(await boost.boostedUntil());
    expect(await toldOf(boost)).toEqual(["boost_active"]);
    expect((await boost.row()).status).toBe("completed");
  });

  test("wakes the job at once", async () => {
    const boost = await create();
    const heard: string[] = [];
    const sql = postgres(testDb.url, { max: 1 });
    const listening = await sql.listen("souk_work", (name) => heard.push(name));
    await boost.payFromWallet();
    await expect.poll(() => heard).toContain("boosts");
    await listening.unlisten();
    await sql.end();
  });

  test("of a listing that went offline meanwhile: the time runs, and counts when it is back", async () => {
    const boost = await create();
    const set = (status: "draft" | "published") =>
      testDb.db.update(listings).set({ status }).where(eq(listings.id, boost.listing.id));
    await boost.payFromWallet();
    await set("draft");
    expect(await run()).toMatchObject({ activated: 1, delivered: 1 });
    await set("published");
    expect(await boost.boostedUntil()).toEqual((await boost.boost()).endsAt);
  });
});

describe("never twice, never forgotten", () => {
  test("a crash after the activation: the next run delivers, and activates nothing again", async () => {
    const boost = await create();
    await boost.payFromWallet();
    expect(await activateBoosts(testDb.db, later(0))).toBe(1);
    const { endsAt } = await boost.boost();
    expect(await deliveries(boost)).toEqual([]);
    expect(await run(MINUTE_MS)).toMatchObject({ activated: 0, delivered: 1 });
    expect((await boost.boost()).endsAt).toEqual(endsAt);
    expect((await boost.row()).status).toBe("completed");
  });

  test("a crash while it was sent: nobody sends it again before its answer is surely lost", async () => {
    const boost = await create();
    await boost.payFromWallet();
    await activateBoosts(testDb.db, later(0));
    const { escrowId } = await boost.row();
    const sent = { state: "sent", sentAt: later(0) } as const;
    await testDb.db
      .insert(dhmadCalls)
      .values({ operation: "deliver_escrow", orderId: boost.orderId, escrowId, ...sent });
    expect(await run(10_000)).toMatchObject({ delivered: 0 });
    expect(await deliveries(boost)).toHaveLength(1);
    expect(await run(31_000)).toMatchObject({ delivered: 1 });
    expect((await boost.row()).status).toBe("completed");
  });

  test("a lost answer: DHMAD is asked first, and it is not delivered a second time", async () => {
    const boost = await create();
    await boost.payFromWallet();
    await fault({ effect: "dropAfter" });
    await world.control("/faults", {
      api: { method: "GET", path: "/escrows/:id", effect: "status", status: 500, nth: 2 },
    });
    await run();
    expect((await boost.row()).status).toBe("paid");
    expect(await deliveries(boost)).toEqual([{ state: "unknown", status: null }]);
    expect(await run(MINUTE_MS)).toMatchObject({ delivered: 0 });
    expect((await boost.row()).status).toBe("completed");
    expect(await deliveries(boost)).toHaveLength(1);
    expect(await completions()).toBe(1);
  });

  test("a request that never arrived is sent again, later each time", async () => {
    const boost = await create();
    await boost.payFromWallet();
    await fault({ effect: "dropBefore", count: 2 });
    await run();
    expect(await run(10_000)).toMatchObject({ delivered: 0 });
    expect(await deliveries(boost)).toHaveLength(1);
    // The attempts' own times are now: the second may follow after 30 s, the third after a minute.
    expect(await run(31_000)).toMatchObject({ delivered: 0 });
    expect(await deliveries(boost)).toHaveLength(2);
    expect(await run(45_000)).toMatchObject({ delivered: 0 });
    expect(await deliveries(boost)).toHaveLength(2);
    expect(await run(61_000)).toMatchObject({ delivered: 1 });
    expect((await boost.row()).status).toBe("completed");
  });

  test("a refused delivery leaves the boost running and is tried again", async () => {
    const boost = await create();
    await boost.payFromWallet();
    await fault({ effect: "status", status: 403, body: { error: "Forbidden", message: "Only the seller" } });
    expect(await run()).toMatchObject({ activated: 1, delivered: 0 });
    expect(await deliveries(boost)).toEqual([{ state: "refused", status: 403 }]);
    expect(await boost.boostedUntil()).not.toBeNull();
    expect((await boost.row()).status).toBe("paid");
    expect(await run(MINUTE_MS)).toMatchObject({ delivered: 1 });
    expect((await boost.row()).status).toBe("completed");
  });

  test("while DHMAD is silent nothing is sent; without budget nothing is asked", async () => {
    const boost = await create();
    await boost.payFromWallet();
    await world.control("/faults", {
      api: { method: "GET", path: "/escrows/:id", effect: "dropBefore", count: 1 },
    });
    expect(await run()).toMatchObject({ activated: 1, delivered: 0 });
    expect(await runBoosts(testDb.db, world.client, later(0), async () => false)).toMatchObject({
      delivered: 0,
    });
    expect(await deliveries(boost)).toEqual([]);
    expect(await run()).toMatchObject({ delivered: 1 });
  });

  test("completed at DHMAD by other hands: activated all the same, and nothing is sent", async () => {
    const boost = await create();
    await boost.payFromWallet();
    const { escrowId } = await boost.row();
    await world.client.deliverEscrow(escrowId ?? "");
    await readOrder(testDb.db, world.client, boost.orderId, "reconciler");
    expect(await run()).toMatchObject({ activated: 1, delivered: 0 });
    expect(await deliveries(boost)).toEqual([]);
    expect(await boost.boostedUntil()).not.toBeNull();
  });
});

describe("a guest's payment", () => {
  test("activates nothing before an admin has approved it; a rejected one says why and can be paid again", async () => {
    const boost = await create();
    await boost.payAsGuest();
    await boost.hear();
    expect((await boost.row()).status).toBe("awaiting_payment");
    expect(await run()).toMatchObject({ activated: 0 });

    await boost.decide("reject", "Montant illisible");
    expect(await boost.row()).toMatchObject({
      status: "awaiting_payment",
      depositRejectedAt: expect.any(Date),
      depositRejectionReason: "Montant illisible",
    });
    expect(await run()).toMatchObject({ activated: 0 });

    await boost.payAsGuest();
    await boost.decide("approve");
    expect((await boost.row()).status).toBe("paid");
    expect(await run()).toMatchObject({ activated: 1, delivered: 1 });
    expect(await timelineOf(testDb.db, boost)).toEqual([
      "placed by buyer",
      "escrow_created by souk",
      "deposit_rejected by dhmad: Montant illisible",
      "paid by buyer",
      "completed by souk",
    ]);
    expect((await balancesOf(testDb.db, boost)).buyer).toBe(-15_000);
  });
});

describe("the time of a boost", () => {
  const active = async (options?: Parameters<typeof createBoost>[2]) => {
    const boost = await create(options);
    await boost.payFromWallet();
    await run();
    return boost;
  };

  test("another one prolongs it: it counts from the end of the first", async () => {
    const first = await active();
    const second = await active({ days: 30, market: first });
    const ends = [(await first.boost()).endsAt, (await second.boost()).endsAt];
    expect((ends[1]?.getTime() ?? 0) - (ends[0]?.getTime() ?? 0)).toBe(30 * DAY_MS);
    expect(await first.boostedUntil()).toEqual(ends[1]);
    // The first end passes, and nothing ends.
    expect(await run(8 * DAY_MS)).toMatchObject({ ended: 0, told: 0 });
    expect(await first.boostedUntil()).toEqual(ends[1]);
    expect(await run(37 * DAY_MS + HOUR_MS)).toMatchObject({ ended: 1 });
  });

  test("two that are paid at the same moment come one after the other", async () => {
    const first = await create();
    await first.payFromWallet();
    const second = await create({ market: first });
    await second.payFromWallet();
    await Promise.all([run(), run(), run()]);
    const until = (await first.boostedUntil())?.getTime() ?? 0;
    expect(Math.round((until - Date.now()) / DAY_MS)).toBe(14);
  });

  test("the seller is told a day before, and at the end, each once; then the listing is back in its place", async () => {
    const boost = await active();
    expect(await run(5 * DAY_MS)).toMatchObject({ told: 0, ended: 0 });
    expect(await run(6 * DAY_MS + HOUR_MS)).toMatchObject({ told: 1, ended: 0 });
    expect(await run(6 * DAY_MS + 2 * HOUR_MS)).toMatchObject({ told: 0, ended: 0 });
    const runs = await Promise.all(Array.from({ length: 4 }, () => run(7 * DAY_MS + HOUR_MS)));
    expect(runs.reduce((sum, { ended }) => sum + ended, 0)).toBe(1);
    expect(await boost.boostedUntil()).toBeNull();
    expect(await toldOf(boost)).toEqual(["boost_active", "boost_ending", "boost_ended"]);
  });

  test("whose money DHMAD gave back ends at once, without a word that it is over", async () => {
    const boost = await create();
    await boost.payFromWallet();
    await activateBoosts(testDb.db, later(0));
    await testDb.db
      .update(orders)
      .set({ status: "cancelled" })
      .where(and(eq(orders.id, boost.orderId), ne(orders.status, "completed")));
    expect(await run()).toMatchObject({ refunded: 1, delivered: 0, ended: 0 });
    expect(await boost.boostedUntil()).toBeNull();
    expect(await run(8 * DAY_MS)).toMatchObject({ refunded: 0, ended: 0 });
    expect(await deliveries(boost)).toEqual([]);
    expect(await toldOf(boost)).toEqual(["boost_active"]);
  });
});

import { eq } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ledgerEntries, webhookEvents } from "@/db/schema";
import { HOUR_MS } from "@/lib/clock";
import type { SessionAction } from "@/lib/dhmad";
import { ensureEscrow, type OrderMode, type OrderStage, stageOf } from "@/lib/orders";
import { createTestDb, type TestDb } from "@/support/db";
import { type DhmadWorld, eventsOf, type LocalDhmad, startLocalDhmad } from "@/support/local-dhmad";
import { createSale, type Sale } from "@/support/sale";
import { AT_DHMAD } from "@/support/stages";
import { processInbox, receiveWebhook } from ".";

/** What happened at DHMAD, told in any order, in part twice: the same stage in every mode. */
let testDb: TestDb;
let dhmad: LocalDhmad;

beforeAll(async () => {
  [testDb, dhmad] = await Promise.all([createTestDb(10), startLocalDhmad()]);
});
afterAll(async () => {
  await testDb.close();
  await dhmad.stop();
});

/** A side and what it does: a checkout session's action, or a deed on DHMAD's own page. */
type Deed = ["buyer" | "seller", SessionAction | "deliver" | "rejectDelivery" | "correct"];
type Story = { mode: Exclude<OrderMode, "instant">; deeds: Deed[]; ends: OrderStage; held: boolean };

const pay: Deed = ["buyer", "accept_pay"];
const deliver: Deed = ["seller", "deliver"];
const ask: Deed = ["buyer", "request_cancellation"];
const refuse: Deed = ["seller", "reject_cancellation"];
const prove: Deed = ["seller", "submit_proof"];
const signed: Deed[] = [
  ["buyer", "sign_contract"],
  ["seller", "sign_contract"],
];

const STORIES: Story[] = [
  {
    mode: "standard",
    deeds: [...signed, pay, deliver, ["buyer", "complete"]],
    ends: "completed",
    held: false,
  },
  { mode: "standard", deeds: [...signed, pay, ask, refuse, deliver], ends: "delivered", held: true },
  { mode: "standard", deeds: signed.slice(1), ends: "signing_buyer", held: false },
  { mode: "quick_proof", deeds: [pay, prove], ends: "proof_review", held: true },
  {
    mode: "quick_proof",
    deeds: [
      pay,
      prove,
      ["buyer", "correct"],
      prove,
      ["buyer", "review_proof"],
      deliver,
      ["buyer", "rejectDelivery"],
      deliver,
    ],
    ends: "delivered",
    held: true,
  },
  { mode: "quick", deeds: [pay, ask], ends: "cancellation_requested", held: true },
  { mode: "quick", deeds: [pay, deliver, ask, refuse], ends: "delivered", held: true },
  {
    mode: "quick",
    deeds: [pay, deliver, ask, refuse, ask, ["seller", "accept_cancellation"]],
    ends: "cancelled",
    held: false,
  },
];

/** Everything at DHMAD alone: we learn of it by webhook only. */
async function happen(world: DhmadWorld, sale: Sale, [side, deed]: Deed): Promise<void> {
  const { email } = sale[side];
  const { escrowId } = await sale.row();
  if (!escrowId) throw new Error("no escrow");
  if (deed === "deliver" || deed === "rejectDelivery") {
    await world.act(deed, { as: email, escrowId });
    return;
  }
  const correct = deed === "correct";
  const session = await world.client.createSession(escrowId, {
    action: correct ? "review_proof" : deed,
    targetUserEmail: email,
    redirectUrl: "http://localhost:3000/checkout/callback",
  });
  if (!session.ok) throw new Error(session.message);
  const typed = correct
    ? { decision: "corrections", reason: "Illisible" }
    : (AT_DHMAD[deed === "sign_contract" ? "sign" : deed] ?? {});
  await world.act("finishSession", {
    as: email,
    sessionId: session.data.sessionId,
    topUp: true,
    ...typed,
  });
}

test.each(STORIES)(
  "$mode ends as $ends however its news comes in",
  async ({ mode, deeds, ends, held }) => {
    const always = async () => true;
    const { db } = testDb;
    await fc.assert(
      fc.asyncProperty(fc.infiniteStream(fc.nat()), async (random) => {
        const world = await dhmad.newWorld();
        const sale = await createSale(db, world, mode);
        await ensureEscrow(db, world.client, sale.orderId);
        for (const deed of deeds) await happen(world, sale, deed);
        const next = () => random.next().value as number;
        const events = eventsOf(await world.state());
        const arrivals = [...events, ...events.filter(() => next() % 3 === 0)]
          .map((event) => ({ event, at: next() }))
          .sort((a, b) => a.at - b.at);
        for (const { event } of arrivals) {
          await receiveWebhook(db, { webhookId: event.id, event });
          if (next() % 3 === 0) await processInbox(db, world.client, new Date(Date.now() + 1000), always);
        }
        for (const hours of [1, 2, 3])
          await processInbox(db, world.client, new Date(Date.now() + hours * HOUR_MS), always);
        expect(stageOf(await sale.row()), arrivals.map(({ event }) => event.type).join(" ")).toBe(ends);
        const entries = await db.select().from(ledgerEntries).where(eq(ledgerEntries.orderId, sale.orderId));
        const kept = entries.filter(({ account }) => account === "held");
        expect(kept.reduce((sum, { amountMillimes }) => sum + amountMillimes, 0)).toBe(held ? 125_500 : 0);
        const parked = await db.select().from(webhookEvents).where(eq(webhookEvents.orderId, sale.orderId));
        expect(parked.filter(({ state }) => state === "parked")).toEqual([]);
      }),
      { numRuns: 3, endOnFailure: true },
    );
  },
  60_000,
);

import { describe, expect, test } from "vitest";
import { startForTests, type World } from "./harness";
import {
  act,
  advance,
  BUYER,
  escrowOf,
  eventsOf,
  ledgerOf,
  newSession,
  paidEscrow,
  perform,
  returnPath,
  SELLER,
} from "./steps";

const app = startForTests();
const DAY = 24 * 60 * 60_000;

async function walletOf(world: World, email: string): Promise<number> {
  const state = await app.control("GET", `/state?world=${world.world}`);
  const users = state.body.users as { email: string; wallet: number }[];
  return users.find((user) => user.email === email)?.wallet ?? 0;
}

const code = (answer: { body: Record<string, unknown> }) =>
  (answer.body.error as { code?: string } | undefined)?.code ?? answer.body.code;

describe("cancelling after payment (dhmad-api.md §5)", () => {
  test("the buyer asks, the seller rejects; the buyer asks again, the seller accepts: refunded whole", async () => {
    const world = await app.world();
    const id = await paidEscrow(app, world);
    expect(await walletOf(world, BUYER)).toBe(0);
    await perform(app, world, id, "request_cancellation", BUYER, { reason: "Trop long" });
    expect((await escrowOf(app, world, id)).status).toBe("paid");
    expect(code(await perform(app, world, id, "request_cancellation", BUYER))).toBe(
      "CANCELLATION_ALREADY_REQUESTED",
    );
    await perform(app, world, id, "reject_cancellation", SELLER, { reason: "Déjà parti" });
    expect(code(await perform(app, world, id, "accept_cancellation", SELLER))).toBe(
      "NO_PENDING_CANCELLATION",
    );
    await perform(app, world, id, "request_cancellation", BUYER);
    await perform(app, world, id, "accept_cancellation", SELLER);
    expect(await eventsOf(app, world, id)).toEqual([
      "escrow.status.updated paid",
      "escrow.cancellation.requested paid",
      "escrow.cancellation.rejected paid",
      "escrow.cancellation.requested paid",
      "escrow.cancellation.accepted cancelled",
      "escrow.status.updated cancelled",
    ]);
    const requested = app.receiver().of(world.world)[2];
    expect(requested?.body.data).toMatchObject({ reason: "Trop long" });
    expect(await walletOf(world, BUYER)).toBe(120.5);
    await ledgerOf(app, world);
  });

  test("the seller cancels outright, even what is delivered: one event, all sessions end", async () => {
    const world = await app.world();
    const id = await paidEscrow(app, world);
    await act(app, world, SELLER, "deliver", { escrowId: id });
    const open = await newSession(app, world, id, "complete");
    const done = await perform(app, world, id, "cancel_escrow", SELLER);
    expect(done.body).toMatchObject({ session: { status: "completed", action: "cancel_escrow" } });
    expect((await eventsOf(app, world, id)).slice(2)).toEqual(["escrow.status.updated cancelled"]);
    const session = await app.api(world.keys.live, "GET", `/sessions/${open.sessionId}`);
    expect(session.body).toMatchObject({ session: { status: "cancelled" } });
    expect(await walletOf(world, BUYER)).toBe(120.5);
  });

  test("a request holds up the completion by itself; the buyer may still complete", async () => {
    const world = await app.world();
    const id = await paidEscrow(app, world);
    await act(app, world, SELLER, "deliver", { escrowId: id });
    await perform(app, world, id, "request_cancellation", BUYER);
    await advance(app, world, 8 * DAY);
    expect((await escrowOf(app, world, id)).status).toBe("delivered");
    await perform(app, world, id, "complete", BUYER);
    expect((await escrowOf(app, world, id)).status).toBe("completed");
    await ledgerOf(app, world);
  });

  test("accepted and cancelled at the same moment: the money goes back once", async () => {
    const world = await app.world();
    const id = await paidEscrow(app, world);
    await perform(app, world, id, "request_cancellation", BUYER);
    const sessions = await Promise.all(
      ["accept_cancellation", "cancel_escrow", "accept_cancellation", "cancel_escrow"].map(async (action) => {
        const body = { action, targetUserEmail: SELLER, redirectUrl: returnPath(app, world) };
        return (await app.api(world.keys.live, "POST", `/escrows/${id}/sessions`, body)).body.sessionId;
      }),
    );
    const answers = await Promise.all(
      sessions.map((sessionId) => act(app, world, SELLER, "finishSession", { sessionId })),
    );
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1);
    expect(await walletOf(world, BUYER)).toBe(120.5);
    await ledgerOf(app, world);
  });
});

describe("disputes (dhmad-api.md §4, §5)", () => {
  test("a ticket stands in the escrow; the status and the events stay as they were", async () => {
    const world = await app.world();
    const id = await paidEscrow(app, world);
    await act(app, world, SELLER, "deliver", { escrowId: id });
    await perform(app, world, id, "dispute", BUYER, {
      disputeType: "not_as_described",
      subject: "Pas la bonne lampe",
      reason: "x".repeat(300),
    });
    const escrow = await escrowOf(app, world, id);
    expect(escrow).toMatchObject({
      status: "delivered",
      disputeTicketId: expect.any(String),
      disputeTicket: {
        ticketNumber: expect.stringMatching(/^TKT-\d{4}-00001$/),
        type: "not_as_described",
        subject: "Pas la bonne lampe",
        status: "open",
      },
    });
    expect((escrow.disputeTicket as { previewReason: string }).previewReason).toHaveLength(160);
    expect(await eventsOf(app, world, id)).toEqual([
      "escrow.status.updated paid",
      "escrow.status.updated delivered",
    ]);
  });

  test("while it is open nothing moves, not even by itself", async () => {
    const world = await app.world();
    const id = await paidEscrow(app, world);
    await act(app, world, SELLER, "deliver", { escrowId: id });
    const before = await newSession(app, world, id, "complete");
    await perform(app, world, id, "dispute", SELLER);
    const late = await act(app, world, BUYER, "finishSession", { sessionId: before.sessionId });
    expect(late.body.code).toBe("dispute_open");
    expect((await act(app, world, BUYER, "rejectDelivery", { escrowId: id })).body.code).toBe("dispute_open");
    for (const [action, as, wanted] of [
      ["complete", BUYER, "ESCROW_IN_DISPUTE"],
      ["request_cancellation", BUYER, "ESCROW_IN_DISPUTE"],
      ["cancel_escrow", SELLER, "ESCROW_IN_DISPUTE"],
      ["dispute", BUYER, "DISPUTE_ALREADY_OPEN"],
    ] as const) {
      expect(code(await perform(app, world, id, action, as))).toBe(wanted);
    }
    await advance(app, world, 8 * DAY);
    expect((await escrowOf(app, world, id)).status).toBe("delivered");
  });

  test.each([
    ["refund", "cancelled", 120.5],
    ["release", "completed", 0],
    ["dismiss", "paid", 0],
  ])("an admin settles it by %s: %s", async (outcome, status, wallet) => {
    const world = await app.world();
    const id = await paidEscrow(app, world);
    await perform(app, world, id, "dispute", BUYER);
    // A release pays the seller, who needs an account for that.
    await act(app, world, SELLER, "register");
    const settled = await act(app, world, "admin@dhmad.tn", "adminSettleDispute", { escrowId: id, outcome });
    expect(settled.body).toMatchObject({ dispute: { status: "resolved", outcome } });
    expect(await escrowOf(app, world, id)).toMatchObject({ status, disputeTicket: { status: "resolved" } });
    expect(await walletOf(world, BUYER)).toBe(wallet);
    await ledgerOf(app, world);
    const again = await act(app, world, "admin@dhmad.tn", "adminSettleDispute", { escrowId: id, outcome });
    expect(again.body.code).toBe("already_decided");
    expect((await eventsOf(app, world, id)).slice(1)).toEqual(
      outcome === "dismiss" ? [] : [`escrow.status.updated ${status}`],
    );
  });

  test("dismissed, the clock goes on: what was due meanwhile happens", async () => {
    const world = await app.world();
    const id = await paidEscrow(app, world);
    await act(app, world, SELLER, "deliver", { escrowId: id });
    await perform(app, world, id, "dispute", BUYER);
    await advance(app, world, 8 * DAY);
    await act(app, world, "admin@dhmad.tn", "adminSettleDispute", { escrowId: id, outcome: "dismiss" });
    await advance(app, world, 1000);
    expect((await escrowOf(app, world, id)).status).toBe("completed");
  });

  test("what a form leaves out is named", async () => {
    const world = await app.world();
    const id = await paidEscrow(app, world);
    expect(code(await perform(app, world, id, "dispute", BUYER, { subject: " " }))).toBe("subject_required");
    expect(code(await perform(app, world, id, "dispute", BUYER, { reason: " " }))).toBe("reason_required");
    expect(code(await perform(app, world, id, "dispute", "stranger@example.tn"))).toBe(
      "CHECKOUT_TARGET_NOT_BUYER",
    );
  });
});

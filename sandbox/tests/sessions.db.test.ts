import { describe, expect, test } from "vitest";
import { startForTests, type World } from "./harness";
import { act, BUYER, newEscrow, newSession, paidEscrow, returnPath, SELLER, verifiedSeller } from "./steps";

const app = startForTests();

function open(world: World, escrowId: string, over: Record<string, unknown> = {}) {
  return app.api(world.keys.live, "POST", `/escrows/${escrowId}/sessions`, {
    action: "accept_pay",
    targetUserEmail: BUYER,
    redirectUrl: returnPath(app, world),
    ...over,
  });
}

const rule = (code: string) => ({ error: { type: "business_rule_violation", code } });

describe("checkout sessions (dhmad-api.md §5)", () => {
  test("create and get", async () => {
    const world = await app.world();
    const other = await app.world();
    await verifiedSeller(app, world);
    const escrowId = await newEscrow(app, world);
    const { sessionId, url, expiresAt } = await newSession(app, world, escrowId);
    expect(url).toBe(`${app.url()}/checkout/${sessionId}`);
    const got = await app.api(world.keys.live, "GET", `/sessions/${sessionId}`);
    expect(got.body).toMatchObject({
      session: {
        sessionId,
        escrowId,
        action: "accept_pay",
        targetUserEmail: BUYER,
        status: "pending",
        metadata: { order_id: "o-1" },
        expiresAt,
        completedAt: null,
      },
    });
    expect((await app.api(other.keys.live, "GET", `/sessions/${sessionId}`)).status).toBe(403);
    expect((await app.api(world.keys.live, "GET", "/sessions/none")).body).toEqual({
      error: "Session not found",
    });
  });

  test("the rule table, along the way of a quick escrow", async () => {
    const world = await app.world();
    const escrowId = await newEscrow(app, world);
    expect((await open(world, escrowId)).body).toMatchObject(rule("SELLER_NOT_READY"));
    await app.api(world.keys.live, "POST", "/identity-verifications", { email: SELLER });
    const waiting = await open(world, escrowId);
    expect(waiting.status).toBe(400);
    expect(waiting.body).toMatchObject(rule("SELLER_NOT_READY"));
    expect((waiting.body.error as { user_message: string }).user_message).toMatch(/vendeur/);
    await act(app, world, SELLER, "passDidit");
    expect((await open(world, escrowId, { targetUserEmail: SELLER })).body).toMatchObject(
      rule("CHECKOUT_TARGET_NOT_BUYER"),
    );
    expect((await open(world, escrowId, { action: "sign_contract" })).body).toMatchObject(
      rule("QUICK_ESCROW_NO_CONTRACT"),
    );
    expect((await open(world, escrowId, { action: "complete" })).body).toMatchObject(
      rule("ESCROW_NOT_DELIVERED"),
    );
    expect((await open(world, escrowId)).status).toBe(201);
    const { body } = await open(world, escrowId);
    await act(app, world, BUYER, "finishSession", { sessionId: body.sessionId, topUp: true });
    expect((await open(world, escrowId)).body).toMatchObject(rule("PAYMENT_ALREADY_COMPLETED"));
    await act(app, world, SELLER, "deliver", { escrowId });
    const complete = await open(world, escrowId, { action: "complete" });
    await act(app, world, BUYER, "finishSession", { sessionId: complete.body.sessionId });
    expect((await open(world, escrowId, { action: "complete" })).body).toMatchObject(
      rule("ESCROW_ALREADY_COMPLETED"),
    );
    const cancelled = await newEscrow(app, world);
    await app.api(world.keys.live, "POST", `/escrows/${cancelled}/cancel`);
    expect((await open(world, cancelled)).body).toMatchObject(rule("ESCROW_CANCELLED"));
  });

  test("input: action, target, redirect on the allow list", async () => {
    const world = await app.world();
    await verifiedSeller(app, world);
    const escrowId = await newEscrow(app, world);
    const field = async (over: Record<string, unknown>) => (await open(world, escrowId, over)).body.details;
    expect(await field({ action: "steal" })).toEqual({ field: "action" });
    expect(await field({ targetUserEmail: "x" })).toEqual({ field: "targetUserEmail" });
    expect(await field({ redirectUrl: `${app.receiver().url}/elsewhere` })).toEqual({ field: "redirectUrl" });
    expect((await open(world, escrowId, { redirectUrl: `${returnPath(app, world)}?order=1` })).status).toBe(
      201,
    );
    expect((await open(world, "0".repeat(24))).status).toBe(404);
  });

  test("only the target user finishes, once; the return carries id and status", async () => {
    const world = await app.world();
    await verifiedSeller(app, world);
    const escrowId = await newEscrow(app, world);
    const { sessionId } = await newSession(app, world, escrowId);
    const stranger = await act(app, world, "stranger@example.tn", "finishSession", {
      sessionId,
      topUp: true,
    });
    expect([stranger.status, stranger.body.code]).toEqual([403, "not_target"]);
    const poor = await act(app, world, BUYER, "finishSession", { sessionId });
    expect(poor.body.code).toBe("insufficient_balance");
    const done = await act(app, world, BUYER, "finishSession", { sessionId, topUp: true });
    expect(done.body.redirectTo).toBe(`${returnPath(app, world)}?session_id=${sessionId}&status=completed`);
    const again = await act(app, world, BUYER, "finishSession", { sessionId, topUp: true });
    expect(again.body.code).toBe("session_completed");
  });

  test("two sessions of one escrow, finished at once, pay once", async () => {
    const world = await app.world();
    await verifiedSeller(app, world);
    const escrowId = await newEscrow(app, world);
    const sessions = await Promise.all(Array.from({ length: 8 }, () => newSession(app, world, escrowId)));
    await act(app, world, BUYER, "topUp", { amount: 2000 });
    const answers = await Promise.all(
      sessions.map(({ sessionId }) => act(app, world, BUYER, "finishSession", { sessionId })),
    );
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1);
    const state = await app.control("GET", `/state?world=${world.world}`);
    expect(state.body).toMatchObject({ ledger: { balanced: true } });
  });

  test("a session expires after 30 minutes of its world's clock and cannot be finished or abandoned", async () => {
    const world = await app.world();
    const still = await app.world();
    await verifiedSeller(app, world);
    await verifiedSeller(app, still);
    const { sessionId, expiresAt } = await newSession(app, world, await newEscrow(app, world));
    const untouched = await newSession(app, still, await newEscrow(app, still));
    await app.control("POST", "/clock", { world: world.world, now: expiresAt });
    const got = await app.api(world.keys.live, "GET", `/sessions/${sessionId}`);
    expect(got.body).toMatchObject({ session: { status: "expired" } });
    const late = await act(app, world, BUYER, "finishSession", { sessionId, topUp: true });
    expect(late.body.code).toBe("session_expired");
    expect((await act(app, world, BUYER, "abandonSession", { sessionId })).body.code).toBe("session_expired");
    const other = await app.api(still.keys.live, "GET", `/sessions/${untouched.sessionId}`);
    expect(other.body).toMatchObject({ session: { status: "pending" } });
  });

  test("abandoning cancels the session and leaves the escrow", async () => {
    const world = await app.world();
    await verifiedSeller(app, world);
    const escrowId = await newEscrow(app, world);
    const { sessionId } = await newSession(app, world, escrowId);
    const done = await act(app, world, BUYER, "abandonSession", { sessionId });
    expect(String(done.body.redirectTo)).toMatch(/status=cancelled$/);
    const escrow = await app.api(world.keys.live, "GET", `/escrows/${escrowId}`);
    expect(escrow.body).toMatchObject({ escrow: { status: "pending" } });
  });

  test("withdrawn approval closes the door again", async () => {
    const world = await app.world();
    await paidEscrow(app, world);
    const next = await newEscrow(app, world);
    await act(app, world, SELLER, "adminRejectKyc");
    expect((await open(world, next)).body).toMatchObject(rule("SELLER_NOT_READY"));
    await act(app, world, SELLER, "adminApproveKyc");
    expect((await open(world, next)).status).toBe(201);
  });
});

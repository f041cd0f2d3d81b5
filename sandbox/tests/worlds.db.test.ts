import { describe, expect, test } from "vitest";
import { startForTests, type World } from "./harness";
import { act, BUYER, idle, newEscrow, newSession, paidEscrow, SELLER, verifiedSeller } from "./steps";

const app = startForTests();

async function stateOf({ world }: World) {
  const { now, apiCalls: _log, ...state } = (await app.control("GET", `/state?world=${world}`)).body;
  return { now: Date.parse(String(now)), state };
}

async function snapshot({ world }: World): Promise<string> {
  const answer = await app.control("POST", "/snapshot", { world });
  expect(answer.status).toBe(201);
  return String(answer.body.snapshot);
}

describe("snapshot and restore", () => {
  test("a restored world is what it was: people, money, escrows, webhooks, faults, clock", async () => {
    const world = await app.world();
    const escrowId = await paidEscrow(app, world);
    await app.control("POST", "/clock", { world: world.world, advanceMs: 3_600_000 });
    const { sessionId } = await newSession(app, world, await newEscrow(app, world));
    const fault = { method: "GET", path: "/me", effect: "status", status: 500, nth: 3 };
    await app.control("POST", "/faults", { world: world.world, api: fault });
    await app.api(world.keys.live, "GET", "/me");
    await idle(app, world);
    const before = await stateOf(world);
    const id = await snapshot(world);

    await act(app, world, SELLER, "deliver", { escrowId });
    await act(app, world, "new@example.tn", "register");
    await app.control("POST", "/clock", { world: world.world, advanceMs: 86_400_000 });
    for (let time = 0; time < 2; time += 1) {
      const restored = await app.control("POST", "/restore", { world: world.world, snapshot: id });
      expect(restored.body).toMatchObject({ world: world.world, snapshot: id });
      const after = await stateOf(world);
      expect(Math.abs(after.now - before.now)).toBeLessThan(10_000);
      const { faults: _left, ...rest } = after.state;
      const { faults: _had, ...had } = before.state;
      expect(rest).toEqual(had);
      const session = await app.api(world.keys.sandbox, "GET", `/sessions/${sessionId}`);
      expect(session.body).toMatchObject({ session: { status: "pending" } });
      await act(app, world, SELLER, "deliver", { escrowId });
    }
    const statuses = [];
    for (let call = 0; call < 3; call += 1)
      statuses.push((await app.api(world.keys.live, "GET", "/me")).status);
    expect(statuses).toEqual([200, 500, 200]);
  });

  test("what waited to be sent is sent again; other worlds are left alone; a reset does not take it away", async () => {
    const [world, other] = [await app.world(), await app.world()];
    app.receiver().answer(world.world, { status: 500 });
    await verifiedSeller(app, world);
    await idle(app, world);
    const id = await snapshot(world);
    await verifiedSeller(app, other);
    await app.control("POST", "/reset", { world: world.world });
    await app.control("POST", "/restore", { world: world.world, snapshot: id });
    await app.control("POST", "/clock", { world: world.world, advanceMs: 10_000 });
    expect(app.receiver().of(world.world)).toHaveLength(2);
    expect((await stateOf(other)).state.verifications).toHaveLength(1);
    const listed = await app.control("GET", `/snapshot?world=${world.world}`);
    expect(listed.body.snapshots).toMatchObject([{ snapshot: id }]);
    const foreign = await app.control("POST", "/restore", { world: other.world, snapshot: id });
    expect(foreign.status).toBe(404);
  });
});

describe("the developer's settings", () => {
  test("without an associated account: 403 where dhmad-api.md §1 says so, and only there", async () => {
    const world = await app.world();
    const escrowId = await newEscrow(app, world);
    const off = await app.control("POST", "/developer", { world: world.world, associated: false });
    expect(off.body).toMatchObject({ associatedUser: null });
    const call = (method: string, path: string, body?: unknown) =>
      app.api(world.keys.live, method, path, body);
    for (const [method, path] of [
      ["GET", "/balance"],
      ["GET", "/escrows"],
      ["POST", `/escrows/${escrowId}/cancel`],
      ["POST", `/escrows/${escrowId}/deliver`],
      ["POST", `/escrows/${escrowId}/reject-delivery`],
    ] as const) {
      const answer = await call(method, path);
      expect([path, answer.status]).toEqual([path, 403]);
      expect(String(answer.body.message)).toMatch(/must be associated/);
    }
    expect((await call("GET", "/me")).body).toMatchObject({ associatedUser: null });
    expect((await call("POST", "/identity-verifications", { email: SELLER })).status).toBe(201);
    await newEscrow(app, world);
    const own = await call("POST", "/escrows", {
      title: "Lampe",
      amount: 10,
      buyerEmail: BUYER,
      mode: "quick",
      estimatedDeliveryDays: 1,
    });
    expect(own.status).toBeGreaterThanOrEqual(400);
    const on = await app.control("POST", "/developer", { world: world.world, associated: true });
    expect(on.body).toMatchObject({ associatedUser: world.platformEmail });
    expect((await call("GET", "/balance")).status).toBe(200);
  });

  test("a key may have its own limit; the other key of the developer keeps the server's", async () => {
    const world = await app.world();
    await app.control("POST", "/developer", { world: world.world, rateLimits: { live: 2 } });
    const statuses = [];
    for (let call = 0; call < 3; call += 1)
      statuses.push((await app.api(world.keys.live, "GET", "/me")).status);
    expect(statuses).toEqual([200, 200, 429]);
    expect((await app.api(world.keys.sandbox, "GET", "/me")).status).toBe(200);
    const back = await app.control("POST", "/developer", {
      world: world.world,
      rateLimits: { live: null },
      redirectUrls: ["https://shop.example/back"],
      oauthRedirectUris: ["https://shop.example/auth"],
    });
    expect(back.body).toMatchObject({
      rateLimits: { live: null, sandbox: null },
      redirectUrls: ["https://shop.example/back"],
      oauthRedirectUris: ["https://shop.example/auth"],
    });
    expect((await app.api(world.keys.live, "GET", "/me")).status).toBe(200);
    for (const wrong of [
      { redirectUrls: ["http://shop.example/"] },
      { oauthRedirectUris: ["https://shop.example"] },
      { rateLimits: { live: 0 } },
      { associated: "nobody@example.tn" },
    ]) {
      expect((await app.control("POST", "/developer", { world: world.world, ...wrong })).status).toBe(400);
    }
  });
});

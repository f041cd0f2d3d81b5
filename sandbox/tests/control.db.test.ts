import { randomBytes } from "node:crypto";
import { createTransport } from "nodemailer";
import { describe, expect, test } from "vitest";
import { startForTests } from "./harness";
import { act, BUYER, newEscrow, paidEscrow, SELLER, verifiedSeller } from "./steps";

const app = startForTests({ SANDBOX_RATE_LIMIT: "10000" });

describe("the door", () => {
  test("a wrong token is 401, bad input 400 with its field", async () => {
    const answer = await app.raw("GET", "/_control/state", { authorization: "Bearer wrong" });
    expect(answer.status).toBe(401);
    const bad = await app.control("POST", "/act", { as: "x", action: "fly" });
    expect(bad.status).toBe(400);
    expect(await app.raw("GET", "/health", {})).toMatchObject({ status: 200, body: { status: "ok" } });
  });
});

describe("worlds", () => {
  test("the seeded world has the published keys and secret; a reset empties it", async () => {
    const first = await app.control("POST", "/reset", {});
    expect(first.body).toMatchObject({
      world: "souk",
      keys: { sandbox: `sk_sandbox_${"0".repeat(63)}1`, live: `sk_live_${"0".repeat(63)}1` },
      webhookSecret: "a".repeat(64),
      platformEmail: "platform@souk.test",
      appUrl: app.receiver().url,
    });
    await app.control("POST", "/act", { as: BUYER, action: "topUp", amount: 10 });
    await app.control("POST", "/clock", { advanceMs: 1_000_000 });
    await app.control("POST", "/reset", {});
    const state = await app.control("GET", "/state");
    expect(state.body.users).toMatchObject([
      { email: "platform@souk.test", kycStatus: "approved", wallet: 0 },
    ]);
    expect(Math.abs(Date.parse(String(state.body.now)) - Date.now())).toBeLessThan(5_000);
  });

  test("worlds share neither people, money, clock nor faults", async () => {
    const [one, two] = [await app.world(), await app.world()];
    expect(one.keys.live).not.toBe(two.keys.live);
    await act(app, one, BUYER, "topUp", { amount: 10 });
    await app.control("POST", "/clock", { world: one.world, advanceMs: 86_400_000 });
    await app.control("POST", "/faults", {
      world: one.world,
      api: { method: "GET", path: "/me", effect: "status", status: 500 },
    });
    const state = await app.control("GET", `/state?world=${two.world}`);
    expect(state.body.users).toHaveLength(1);
    expect(Math.abs(Date.parse(String(state.body.now)) - Date.now())).toBeLessThan(5_000);
    expect((await app.api(two.keys.live, "GET", "/me")).status).toBe(200);
    expect((await app.api(one.keys.live, "GET", "/me")).status).toBe(500);
  });

  test("the clock is read, set and turned; nothing to turn in an unknown world", async () => {
    const world = await app.world();
    const set = await app.control("POST", "/clock", { world: world.world, now: "2031-05-01T00:00:00Z" });
    expect(String(set.body.now)).toMatch(/^2031-05-01T00:00:00/);
    const read = await app.control("GET", `/clock?world=${world.world}`);
    expect(String(read.body.now)).toMatch(/^2031-05-01T00:00/);
    const escrowId = await newEscrow(app, world);
    const escrow = await app.api(world.keys.live, "GET", `/escrows/${escrowId}`);
    expect((escrow.body.escrow as { createdAt: string }).createdAt).toMatch(/^2031-05-01/);
    expect((await app.control("POST", "/clock", { world: "nowhere", advanceMs: 1 })).status).toBe(404);
    expect((await app.control("POST", "/clock", {})).status).toBe(400);
  });
});

describe("faults of the API", () => {
  const api = async (world: string, fault: Record<string, unknown>) =>
    app.control("POST", "/faults", { world, api: { method: "POST", path: "/escrows", ...fault } });
  const body = {
    title: "Lampe",
    amount: 20,
    buyerEmail: BUYER,
    sellerEmail: SELLER,
    mode: "quick",
    estimatedDeliveryDays: 1,
  };

  test("status, rateLimit and delay; nth and count", async () => {
    const { world, keys } = await app.world();
    await api(world, { effect: "status", status: 503, body: { error: "Down" }, nth: 2, count: 2 });
    const statuses = [];
    for (let call = 0; call < 4; call += 1)
      statuses.push((await app.api(keys.live, "POST", "/escrows", body)).status);
    expect(statuses).toEqual([201, 503, 503, 201]);
    await api(world, { effect: "rateLimit", retryAfter: 7 });
    const limited = await app.api(keys.live, "POST", "/escrows", body);
    expect([limited.status, limited.body.retryAfter, limited.headers.get("retry-after")]).toEqual([
      429,
      7,
      "7",
    ]);
    await api(world, { effect: "delay", delayMs: 150 });
    const started = Date.now();
    expect((await app.api(keys.live, "POST", "/escrows", body)).status).toBe(201);
    expect(Date.now() - started).toBeGreaterThanOrEqual(149);
  });

  test("a connection dropped before the commit leaves nothing, one dropped after it leaves the escrow", async () => {
    const { world, keys } = await app.world();
    const count = async () =>
      ((await app.control("GET", `/state?world=${world}`)).body.escrows as unknown[]).length;
    await api(world, { effect: "dropBefore" });
    await expect(app.api(keys.live, "POST", "/escrows", body)).rejects.toThrow();
    expect(await count()).toBe(0);
    await api(world, { effect: "dropAfter" });
    await expect(app.api(keys.live, "POST", "/escrows", body)).rejects.toThrow();
    expect(await count()).toBe(1);
    expect((await app.api(keys.live, "POST", "/escrows", body)).status).toBe(201);
    expect(app.errors).toEqual([]);
  });

  test("a route with a parameter matches any id; DELETE clears", async () => {
    const { world, keys } = await app.world();
    const fault = { method: "GET", path: "/api/v1/escrows/:id", effect: "status", status: 500, count: 9 };
    await app.control("POST", "/faults", { world, api: fault });
    expect((await app.api(keys.live, "GET", `/escrows/${"0".repeat(24)}`)).status).toBe(500);
    expect((await app.api(keys.live, "GET", "/escrows")).status).toBe(200);
    await app.control("DELETE", "/faults", { world });
    expect((await app.api(keys.live, "GET", `/escrows/${"0".repeat(24)}`)).status).toBe(404);
  });
});

describe("the mailbox", () => {
  test("takes any mail over SMTP and shows it by recipient, newest first", async () => {
    const to = `box-${randomBytes(4).toString("hex")}@example.tn`;
    const transport = createTransport({ host: "127.0.0.1", port: app.smtpPort(), ignoreTLS: true });
    for (const subject of ["Un", "Deux"]) {
      await transport.sendMail({
        from: "app@souk.test",
        to,
        subject,
        text: "Bonjour ✓",
        html: "<b>Bonjour</b>",
      });
    }
    transport.close();
    const answer = await app.control("GET", `/mails?to=${to.toUpperCase()}`);
    expect(answer.body.mails).toMatchObject([
      {
        to: [to],
        from: "app@souk.test",
        subject: "Deux",
        text: expect.stringContaining("Bonjour ✓"),
        html: "<b>Bonjour</b>",
      },
      { subject: "Un" },
    ]);
  });
});

describe("act", () => {
  test("register links an approved verification; one that comes later is linked at once", async () => {
    const world = await app.world();
    await verifiedSeller(app, world);
    const registered = await act(app, world, SELLER, "register", { firstName: "Sami", lastName: "Ben" });
    expect(registered.body).toMatchObject({ user: { email: SELLER, firstName: "Sami" } });
    const list = await app.api(world.keys.live, "GET", `/identity-verifications?email=${SELLER}`);
    expect(list.body.verifications).toMatchObject([{ claim_status: "linked" }]);
    const again = await app.api(world.keys.live, "POST", "/identity-verifications", { email: SELLER });
    expect([again.status, again.body.user_exists]).toEqual([409, true]);
    expect((await act(app, world, SELLER, "register")).status).toBe(409);

    await act(app, world, "late@example.tn", "register");
    await app.api(world.keys.sandbox, "POST", "/identity-verifications", { email: "late@example.tn" });
    const late = await app.api(world.keys.live, "GET", "/identity-verifications?email=late@example.tn");
    expect(late.body.verifications).toMatchObject([{ kyc_status: "approved", claim_status: "linked" }]);
  });

  test("approval and registration at the same moment are linked, whichever comes first", async () => {
    const world = await app.world();
    const people = Array.from({ length: 10 }, (_, index) => `p${index}@example.tn`);
    for (const email of people) await app.api(world.keys.live, "POST", "/identity-verifications", { email });
    await Promise.all(
      people.flatMap((email) => [act(app, world, email, "register"), act(app, world, email, "passDidit")]),
    );
    const { body } = await app.control("GET", `/state?world=${world.world}`);
    for (const row of body.verifications as unknown[]) expect(row).toMatchObject({ claim_status: "linked" });
    const kyc = (body.users as { kycStatus: string }[]).map((user) => user.kycStatus);
    expect(new Set(kyc)).toEqual(new Set(["approved"]));
  });

  test("the money of a completed sale is divided to the millime", async () => {
    const world = await app.world();
    await verifiedSeller(app, world);
    const escrowId = await newEscrow(app, world, { amount: 33.333, developerFeePercentage: 3.333 });
    const open = async (action: string) => {
      const answer = await app.api(world.keys.live, "POST", `/escrows/${escrowId}/sessions`, {
        action,
        targetUserEmail: BUYER,
        redirectUrl: `${app.receiver().urlFor(world.world)}/checkout/callback`,
      });
      return answer.body.sessionId;
    };
    await act(app, world, BUYER, "finishSession", { sessionId: await open("accept_pay"), topUp: true });
    await act(app, world, SELLER, "deliver", { escrowId });
    await act(app, world, BUYER, "finishSession", { sessionId: await open("complete") });
    const { body } = await app.control("GET", `/state?world=${world.world}`);
    const ledger = body.ledger as { balanced: boolean; accounts: Record<string, number> };
    expect(ledger.balanced).toBe(true);
    expect(ledger.accounts).toMatchObject({ external: -33.333, platform_fee: 1.667, developer: 1.111 });
    expect(body.users).toContainEqual(expect.objectContaining({ email: SELLER, payout: 30.555 }));
    const balance = await app.api(world.keys.live, "GET", "/balance");
    expect(balance.body).toEqual({ balance: { available: 1.111, pending: 0, escrow: 0 } });
  });

  test("illegal moves are refused with the API's own answers", async () => {
    const world = await app.world();
    const escrowId = await paidEscrow(app, world);
    expect((await act(app, world, BUYER, "deliver", { escrowId })).status).toBe(403);
    expect((await act(app, world, BUYER, "rejectDelivery", { escrowId })).status).toBe(400);
    expect((await act(app, world, BUYER, "cancel", { escrowId })).status).toBe(400);
    expect((await act(app, world, "stranger@example.tn", "deliver", { escrowId })).status).toBe(403);
  });
});

import { expect, test } from "vitest";
import { startForTests, type World } from "./harness";
import { hmac } from "./receiver";
import { act, BUYER, idle, newEscrow, newSession, paidEscrow, SELLER, verifiedSeller } from "./steps";

const app = startForTests();
const of = (world: World) => app.receiver().of(world.world);
const fault = (world: World, webhook: Record<string, unknown>) =>
  app.control("POST", "/faults", { world: world.world, webhook });
const advance = (world: World, advanceMs: number) =>
  app.control("POST", "/clock", { world: world.world, advanceMs });

type DeliveryState = { id: string; status: string; attempts: Record<string, unknown>[] };
async function deliveries(world: World): Promise<DeliveryState[]> {
  const state = await app.control("GET", `/state?world=${world.world}`);
  return state.body.deliveries as DeliveryState[];
}

test("each change emits its event, signed over the raw body, with the data of §7", async () => {
  const world = await app.world();
  const escrowId = await paidEscrow(app, world);
  await act(app, world, SELLER, "deliver", { escrowId });
  await act(app, world, BUYER, "rejectDelivery", { escrowId, reason: "Cassée" });
  await act(app, world, SELLER, "deliver", { escrowId });
  const { sessionId } = await newSession(app, world, escrowId, "complete");
  await act(app, world, BUYER, "finishSession", { sessionId });
  const pending = await newEscrow(app, world);
  await act(app, world, BUYER, "cancel", { escrowId: pending });
  expect(await idle(app, world)).toBe(true);

  const received = of(world);
  const summary = received.map(({ event, body }) => {
    const escrow = body.data.escrow as { status: string } | undefined;
    return `${event} ${escrow?.status ?? body.data.kyc_status}`;
  });
  expect(summary).toEqual([
    "identity.verification.updated approved",
    "escrow.status.updated paid",
    "identity.verification.linked approved",
    "escrow.status.updated delivered",
    "escrow.delivery.rejected paid",
    "escrow.status.updated delivered",
    "escrow.status.updated completed",
    "escrow.status.updated cancelled",
  ]);
  expect(new Set(received.map((entry) => entry.id)).size).toBe(received.length);
  for (const entry of received) {
    expect(entry.signature).toBe(hmac(entry.raw, world.webhookSecret));
    expect(entry.event).toBe(entry.body.type);
    expect(Math.abs(Date.now() - Date.parse(entry.timestamp))).toBeLessThan(60_000);
  }
  expect(received[0]?.body.data).toMatchObject({
    email: SELLER,
    status_source: "sandbox",
    claim_status: "pending",
  });
  expect(received[2]?.body.data).toMatchObject({
    claim_status: "linked",
    linked_user_id: expect.any(String),
  });
  expect(received[4]?.body.data).toMatchObject({ reason: "Cassée" });
  expect(received[6]?.body.data.escrow).toMatchObject({
    id: escrowId,
    title: "Lampe en cuivre",
    mode: "quick",
    amount: 120.5,
    amountTnd: 120.5,
    escrowFee: 6.025,
    buyerEmail: BUYER,
    sellerEmail: SELLER,
    buyer: { email: BUYER },
    seller: { email: SELLER },
  });
});

test("Didit outcomes: passed and failed tell; an ambiguous one says nothing until an admin decides", async () => {
  const world = await app.world();
  for (const email of ["pass@example.tn", "fail@example.tn", "review@example.tn"]) {
    await app.api(world.keys.live, "POST", "/identity-verifications", { email });
  }
  await act(app, world, "pass@example.tn", "passDidit");
  await act(app, world, "fail@example.tn", "failDidit");
  await act(app, world, "review@example.tn", "reviewDidit");
  await idle(app, world);
  expect(of(world).map(({ body }) => [body.data.kyc_status, body.data.status_source])).toEqual([
    ["approved", "didit"],
    ["rejected", "didit"],
  ]);
  expect((await act(app, world, "pass@example.tn", "failDidit")).body.code).toBe("already_finished");
  await act(app, world, "review@example.tn", "adminApproveKyc");
  await idle(app, world);
  expect(of(world)[2]?.body.data).toMatchObject({ kyc_status: "approved", status_source: "admin_review" });
});

test("a failing endpoint is tried five times with growing pauses, the same id and fresh timestamps", async () => {
  const world = await app.world();
  app.receiver().answer(world.world, ...Array.from({ length: 5 }, () => ({ status: 500 })));
  await verifiedSeller(app, world);
  await idle(app, world);
  expect(of(world)).toHaveLength(1);
  await advance(world, 3_000);
  expect(of(world)).toHaveLength(1);
  await advance(world, 60 * 60_000);
  const received = of(world);
  expect(received).toHaveLength(5);
  expect(new Set(received.map((entry) => entry.id)).size).toBe(1);
  expect(new Set(received.map((entry) => entry.timestamp)).size).toBe(5);
  const [delivery] = await deliveries(world);
  expect(delivery?.status).toBe("failed");
  const at = delivery?.attempts.map((entry) => Date.parse(String(entry.at))) ?? [];
  const pauses = at.slice(1).map((value, index) => value - (at[index] ?? 0));
  for (const [index, base] of [5_000, 20_000, 80_000, 320_000].entries()) {
    expect(pauses[index]).toBeGreaterThanOrEqual(base);
    expect(pauses[index]).toBeLessThan(base * 1.2 + 1_000);
  }
  expect(delivery?.attempts[0]).toMatchObject({ number: 1, responseStatus: 500, responseExcerpt: "ok" });

  const resent = await app.control("POST", `/webhooks/${delivery?.id}/resend`, { world: world.world });
  expect(resent.body).toMatchObject({ resent: true });
  await idle(app, world);
  expect(of(world)).toHaveLength(6);
  expect((await deliveries(world))[0]?.status).toBe("succeeded");
});

test("a retry that succeeds ends it", async () => {
  const world = await app.world();
  app.receiver().answer(world.world, { status: 503 });
  await verifiedSeller(app, world);
  await idle(app, world);
  await advance(world, 10_000);
  await advance(world, 60 * 60_000);
  expect(of(world)).toHaveLength(2);
});

test("a slow endpoint of one world does not hold up another", async () => {
  const slow = await app.world();
  const quick = await app.world();
  app.receiver().answer(slow.world, { delayMs: 1_500 });
  await verifiedSeller(app, slow);
  await verifiedSeller(app, quick);
  expect(await idle(app, quick, 1_000)).toBe(true);
  expect(of(quick)).toHaveLength(1);
  expect(await idle(app, slow, 100)).toBe(false);
  expect(await idle(app, slow, 3_000)).toBe(true);
});

test("drop: lost for good, until it is resent", async () => {
  const world = await app.world();
  await fault(world, { effect: "drop" });
  await verifiedSeller(app, world);
  await idle(app, world);
  await advance(world, 60 * 60_000);
  expect(of(world)).toHaveLength(0);
  const [delivery] = await deliveries(world);
  expect(delivery?.status).toBe("dropped");
});

test("duplicate: twice, the same id and body", async () => {
  const world = await app.world();
  await fault(world, { event: "identity.verification.updated", effect: "duplicate" });
  await verifiedSeller(app, world);
  await idle(app, world);
  const [first, second] = of(world);
  expect(second?.id).toBe(first?.id);
  expect(second?.raw).toBe(first?.raw);
  expect(of(world)).toHaveLength(2);
});

test("reorder: held until the next one has gone, or until idle or DELETE lets it go", async () => {
  const world = await app.world();
  const escrowId = await paidEscrow(app, world);
  await act(app, world, SELLER, "register");
  await idle(app, world);
  const before = of(world).length;
  await fault(world, { event: "escrow.status.updated", effect: "reorder" });
  await act(app, world, SELLER, "deliver", { escrowId });
  await act(app, world, BUYER, "rejectDelivery", { escrowId });
  await idle(app, world);
  const events = of(world)
    .slice(before)
    .map((entry) => entry.event);
  expect(events).toEqual(["escrow.delivery.rejected", "escrow.status.updated"]);

  const alone = await app.world();
  await fault(alone, { effect: "reorder" });
  await verifiedSeller(app, alone);
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(of(alone)).toHaveLength(0);
  await app.raw("DELETE", `/_control/faults?world=${alone.world}`, {
    authorization: "Bearer test-control-token",
  });
  await idle(app, alone);
  expect(of(alone)).toHaveLength(1);
});

test("tamper, wrongSecret and staleTimestamp: refused by a careful receiver, then retried clean", async () => {
  const world = await app.world();
  app.receiver().answer(world.world, { status: 401 }, { status: 401 }, { status: 400 });
  await fault(world, { effect: "tamper" });
  await fault(world, { effect: "wrongSecret" });
  await fault(world, { effect: "staleTimestamp" });
  await verifiedSeller(app, world);
  await idle(app, world);
  await advance(world, 60 * 60_000);
  const [tampered, forged, stale, clean] = of(world);
  expect(tampered?.signature).not.toBe(hmac(tampered?.raw ?? "", world.webhookSecret));
  expect(forged?.signature).not.toBe(hmac(forged?.raw ?? "", world.webhookSecret));
  expect(Date.now() - Date.parse(stale?.timestamp ?? "")).toBeGreaterThan(5 * 60_000);
  expect(clean?.signature).toBe(hmac(clean?.raw ?? "", world.webhookSecret));
  expect(of(world)).toHaveLength(4);
});

test("delay: later on the world's clock", async () => {
  const world = await app.world();
  await fault(world, { effect: "delay", delayMs: 60_000 });
  await verifiedSeller(app, world);
  await idle(app, world);
  expect(of(world)).toHaveLength(0);
  await advance(world, 61_000);
  expect(of(world)).toHaveLength(1);
});

test("a restart loses nothing that was waiting", async () => {
  const world = await app.world();
  app.receiver().answer(world.world, { status: 500 });
  await verifiedSeller(app, world);
  await idle(app, world);
  await app.restart();
  await advance(world, 10_000);
  expect(of(world)).toHaveLength(2);
});

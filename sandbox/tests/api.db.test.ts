import { describe, expect, test } from "vitest";
import { startForTests } from "./harness";
import { act, BUYER, newEscrow, newSession, paidEscrow, returnPath, SELLER, verifiedSeller } from "./steps";

const app = startForTests();
const PROOF = { type: "purchase_proof_required" };

describe("keys and forms (dhmad-api.md §1, §2)", () => {
  test("either header is taken; none, a wrong one or a malformed one is 401", async () => {
    const world = await app.world();
    const asHeader = await app.raw("GET", "/api/v1/me", { "x-api-key": world.keys.live });
    expect(asHeader.status).toBe(200);
    expect(asHeader.body).toMatchObject({ associatedUser: { email: world.platformEmail } });
    for (const key of ["", `sk_live_${"f".repeat(64)}`, "sk_test_1"]) {
      const answer = await app.raw("GET", "/api/v1/me", key ? { "x-api-key": key } : {});
      expect(answer.status).toBe(401);
      expect(answer.body).toMatchObject({ error: "Unauthorized" });
    }
  });

  test("an unknown route is 404 as JSON, a broken body 400, another type 400, a big one 413", async () => {
    const { keys } = await app.world();
    expect((await app.api(keys.live, "GET", "/nowhere")).body).toMatchObject({ error: "Not Found" });
    expect((await app.api(keys.live, "POST", "/escrows", "{")).status).toBe(400);
    const form = await app.raw(
      "POST",
      "/api/v1/escrows",
      { "x-api-key": keys.live, "content-type": "text/plain" },
      "{}",
    );
    expect(form.body).toMatchObject({ message: "Content-Type must be application/json" });
    const big = await app.api(keys.live, "POST", "/escrows", { title: "x".repeat(1_100_000) });
    expect(big.status).toBe(413);
  });

  test("the balance is the associated user's", async () => {
    const world = await app.world();
    const answer = await app.api(world.keys.live, "GET", "/balance");
    expect(answer.body).toEqual({ balance: { available: 0, pending: 0, escrow: 0 } });
  });
});

describe("escrows (dhmad-api.md §4)", () => {
  test("create answers as documented, with both fees", async () => {
    const world = await app.world();
    const answer = await app.api(world.keys.live, "POST", "/escrows", {
      title: "Lampe",
      amount: 120.505,
      buyerEmail: "B@Example.tn",
      sellerEmail: SELLER,
      mode: "quick",
      estimatedDeliveryDays: 3,
      developerFeePercentage: 2.5,
      somethingNew: true,
    });
    expect(answer.status).toBe(201);
    const { escrow } = answer.body as { escrow: { id: string } };
    expect(answer.body).toMatchObject({
      message: "Escrow created successfully",
      contract: null,
      url: `${app.url()}/dashboard/escrow/${escrow.id}`,
      trackingId: escrow.id,
      escrow: {
        amount: 120.505,
        currency: "TND",
        amountTnd: 120.505,
        escrowFee: 6.025,
        developerFee: 3.013,
        developerFeePercentage: 2.5,
        status: "pending",
        mode: "quick",
        seller: null,
        buyer: null,
        buyerEmail: "b@example.tn",
      },
    });
  });

  test.each([
    [{ title: "" }, "title"],
    [{ title: "x".repeat(201) }, "title"],
    [{ amount: "12" }, "amount"],
    [{ amount: 4.999 }, "amount"],
    [{ amount: 10.0001 }, "amount"],
    [{ buyerEmail: "x" }, "buyerEmail"],
    [{ buyerEmail: SELLER }, "buyerEmail"],
    [{ estimatedDeliveryDays: undefined }, "estimatedDeliveryDays"],
    [{ estimatedDeliveryDays: 0 }, "estimatedDeliveryDays"],
    [{ contractTerms: "x" }, "contractTerms"],
    [{ autoSign: true }, "autoSign"],
    [{ developerFeePercentage: -1 }, "developerFeePercentage"],
    [{ developerFeePercentage: 5, sellerEmail: undefined }, "developerFeePercentage"],
    [{ mode: "slow" }, "mode"],
    [{ mode: "standard" }, "contractTerms"],
    [{ mode: "standard", contractTerms: "x".repeat(10_001) }, "contractTerms"],
    [{ mode: "standard", contractTerms: "x", estimatedDeliveryDays: undefined }, "estimatedDeliveryDays"],
    [{ mode: "standard", contractTerms: "x", fulfillmentPolicy: PROOF }, "fulfillmentPolicy"],
    [{ mode: "standard", contractTerms: "x", autoSign: true }, "autoSign"],
    [{ mode: "standard", contractTerms: "x", autoSign: true, sellerEmail: undefined }, "autoSign"],
    [{ mode: "instant" }, "sellerEmail"],
    [{ mode: "instant", sellerEmail: undefined, contractTerms: "x" }, "contractTerms"],
    [{ mode: "instant", sellerEmail: undefined, amount: 0.009 }, "amount"],
    [{ mode: "instant", sellerEmail: undefined, fulfillmentPolicy: PROOF }, "fulfillmentPolicy"],
    [{ mode: "instant", sellerEmail: undefined, developerFeePercentage: 1 }, "developerFeePercentage"],
    [{ currency: "GBP" }, "currency"],
    [{ currency: "USD", amount: 1.612 }, "amount"],
    [{ fulfillmentPolicy: { type: "other" } }, "fulfillmentPolicy.type"],
    [
      { fulfillmentPolicy: { ...PROOF, proofUploadDeadlineHours: 5 } },
      "fulfillmentPolicy.proofUploadDeadlineHours",
    ],
    [
      { fulfillmentPolicy: { ...PROOF, buyerReviewDeadlineHours: 73 } },
      "fulfillmentPolicy.buyerReviewDeadlineHours",
    ],
    [
      { fulfillmentPolicy: { ...PROOF, allowedProofTypes: ["word"] } },
      "fulfillmentPolicy.allowedProofTypes.0",
    ],
  ])("%o is refused at %s", async (over, field) => {
    const { keys } = await app.world("refusals");
    const answer = await app.api(keys.live, "POST", "/escrows", {
      title: "Lampe",
      amount: 120,
      buyerEmail: BUYER,
      sellerEmail: SELLER,
      mode: "quick",
      estimatedDeliveryDays: 3,
      ...over,
    });
    expect([answer.status, answer.body.error, answer.body.details]).toEqual([400, "Bad Request", { field }]);
  });

  test("get shows the sides once they have accounts; list only what is the associated user's", async () => {
    const world = await app.world();
    const id = await paidEscrow(app, world);
    const got = await app.api(world.keys.live, "GET", `/escrows/${id}`);
    expect(got.body.escrow).toMatchObject({
      id,
      status: "paid",
      buyer: { email: BUYER, firstName: "Buyer" },
      seller: null,
      sellerEmail: SELLER,
      createdByApplicationName: world.world,
      deliveryRejections: [],
    });
    const own = await newEscrow(app, world, { sellerEmail: undefined });
    const list = await app.api(world.keys.live, "GET", "/escrows?role=seller&status=pending&limit=5");
    expect(list.body).toMatchObject({
      escrows: [{ id: own }],
      pagination: { page: 1, limit: 5, total: 1, pages: 1 },
    });
    expect((await app.api(world.keys.live, "GET", "/escrows?limit=101")).status).toBe(400);
  });

  test("a quick escrow has neither contract nor, without a policy, proof", async () => {
    const world = await app.world();
    const id = await newEscrow(app, world);
    const contract = await app.api(world.keys.live, "GET", `/escrows/${id}/contract`);
    expect([contract.status, contract.body]).toEqual([404, { error: "Contract not found for this escrow" }]);
    expect((await app.api(world.keys.live, "GET", `/escrows/${id}/proof`)).status).toBe(400);
  });

  test("unknown, malformed and foreign ids", async () => {
    const world = await app.world();
    const other = await app.world();
    const id = await newEscrow(app, world);
    const missing = await app.api(world.keys.live, "GET", `/escrows/${"0".repeat(24)}`);
    expect([missing.status, missing.body]).toEqual([404, { error: "Escrow not found" }]);
    expect((await app.api(other.keys.live, "GET", `/escrows/${id}`)).status).toBe(404);
    expect((await app.api(world.keys.live, "GET", "/escrows/zzz")).status).toBe(400);
  });

  test("deliver: only the seller, only when paid; then seven days", async () => {
    const world = await app.world();
    const foreign = await paidEscrow(app, world);
    const refused = await app.api(world.keys.live, "POST", `/escrows/${foreign}/deliver`);
    expect([refused.status, refused.body]).toEqual([
      403,
      { error: "Forbidden", message: "Only the seller can mark an escrow as delivered" },
    ]);
    const own = await newEscrow(app, world, { sellerEmail: undefined });
    const early = await app.api(world.keys.live, "POST", `/escrows/${own}/deliver`);
    expect(early.body).toEqual({
      error: "Bad Request",
      message: "Escrow must be in paid status before delivery",
    });
    const { sessionId } = await newSession(app, world, own);
    await act(app, world, BUYER, "finishSession", { sessionId, topUp: true });
    const done = await app.api(world.keys.live, "POST", `/escrows/${own}/deliver`);
    const escrow = done.body.escrow as Record<string, string>;
    expect([done.status, done.body.message, escrow.status]).toEqual([
      200,
      "Escrow marked as delivered",
      "delivered",
    ]);
    const days = Date.parse(String(escrow.completionDeadline)) - Date.parse(String(escrow.deliveredAt));
    expect(days).toBe(7 * 24 * 60 * 60_000);
  });

  test("reject-delivery: only the buyer, only when delivered; back to paid", async () => {
    const world = await app.world();
    await verifiedSeller(app, world);
    const id = await newEscrow(app, world, { buyerEmail: world.platformEmail });
    const session = await app.api(world.keys.live, "POST", `/escrows/${id}/sessions`, {
      action: "accept_pay",
      targetUserEmail: world.platformEmail,
      redirectUrl: returnPath(app, world),
    });
    await act(app, world, world.platformEmail, "finishSession", {
      sessionId: session.body.sessionId,
      topUp: true,
    });
    const early = await app.api(world.keys.live, "POST", `/escrows/${id}/reject-delivery`);
    expect(early.status).toBe(400);
    await act(app, world, SELLER, "deliver", { escrowId: id });
    const done = await app.api(world.keys.live, "POST", `/escrows/${id}/reject-delivery`, {
      reason: "Cassée",
    });
    expect(done.body).toMatchObject({ escrow: { status: "paid", deliveredAt: null } });
    const got = await app.api(world.keys.live, "GET", `/escrows/${id}`);
    expect(got.body.escrow).toMatchObject({ deliveryRejections: [{ reason: "Cassée" }] });
    const other = await paidEscrow(app, world);
    const refused = await app.api(world.keys.live, "POST", `/escrows/${other}/reject-delivery`);
    expect(refused.body).toMatchObject({ message: "Only the buyer can reject a delivery" });
  });

  test("cancel: while pending; later 400 that names the checkout actions; its sessions end", async () => {
    const world = await app.world();
    await verifiedSeller(app, world);
    const id = await newEscrow(app, world);
    const { sessionId } = await newSession(app, world, id);
    const done = await app.api(world.keys.live, "POST", `/escrows/${id}/cancel`);
    expect(done.body).toMatchObject({
      message: "Escrow cancelled successfully",
      escrow: { status: "cancelled" },
    });
    const session = await app.api(world.keys.live, "GET", `/sessions/${sessionId}`);
    expect(session.body).toMatchObject({ session: { status: "cancelled" } });
    const paid = await paidEscrow(app, world);
    const late = await app.api(world.keys.live, "POST", `/escrows/${paid}/cancel`);
    expect(late.status).toBe(400);
    expect(String(late.body.message)).toMatch(/request_cancellation.*cancel_escrow/);
  });
});

import { describe, expect, test } from "vitest";
import { startForTests } from "./harness";
import { act, BUYER, newEscrow, newSession, paidEscrow, returnPath, SELLER, verifiedSeller } from "./steps";

const app = startForTests();

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

describe("identity verifications (dhmad-api.md §3)", () => {
  test("a sandbox key approves at once and sends no mail", async () => {
    const world = await app.world();
    const email = "Auto@Example.TN";
    const first = await app.api(world.keys.sandbox, "POST", "/identity-verifications", {
      email,
      external_user_id: "u1",
    });
    expect(first.status).toBe(201);
    expect(first.body).toMatchObject({
      email: "auto@example.tn",
      external_user_id: "u1",
      kyc_status: "approved",
      claim_status: "pending",
      linked_user_id: null,
      verification_email_sent: false,
      verification_email_sent_at: null,
    });
    expect(first.body).not.toHaveProperty("verification_url");
    const mails = await app.control("GET", "/mails?to=auto@example.tn");
    expect(mails.body.mails).toEqual([]);
    const again = await app.api(world.keys.sandbox, "POST", "/identity-verifications", { email });
    expect([again.status, again.body.id]).toEqual([200, first.body.id]);
  });

  test("a live key mails the link, repeats with 200, and waits five minutes before the next mail", async () => {
    const world = await app.world();
    const email = `live-${world.world}@example.tn`;
    const body = { email, redirect_url: `${app.receiver().urlFor(world.world)}/onboarding/kyc-done` };
    const first = await app.api(world.keys.live, "POST", "/identity-verifications", body);
    expect(first.status).toBe(201);
    expect(first.body).toMatchObject({
      kyc_status: "pending",
      didit_session_status: "in_progress",
      verification_email_sent: true,
      message: "A verification email has been sent to the user.",
    });
    const age = Date.parse(String(first.body.expires_at)) - Date.parse(String(first.body.created_at));
    expect(age).toBe(90 * 24 * 60 * 60_000);
    const count = async () =>
      ((await app.control("GET", `/mails?to=${email}`)).body.mails as unknown[]).length;
    expect(await count()).toBe(1);
    const second = await app.api(world.keys.live, "POST", "/identity-verifications", body);
    expect([second.status, second.body.id]).toEqual([200, first.body.id]);
    expect(await count()).toBe(1);
    await app.control("POST", "/clock", { world: world.world, advanceMs: 5 * 60_000 });
    await app.api(world.keys.live, "POST", "/identity-verifications", body);
    expect(await count()).toBe(2);
  });

  test("a mail that fails is told, and the same call tries again", async () => {
    const world = await app.world();
    const email = `fails-${world.world}@example.tn`;
    await app.control("POST", "/faults", { world: world.world, mail: { effect: "fail" } });
    const first = await app.api(world.keys.live, "POST", "/identity-verifications", { email });
    expect([first.status, first.body.verification_email_sent]).toEqual([201, false]);
    expect(String(first.body.message)).toMatch(/retry/i);
    const second = await app.api(world.keys.live, "POST", "/identity-verifications", { email });
    expect([second.status, second.body.verification_email_sent]).toEqual([200, true]);
  });

  test("twenty calls at once end in one verification", async () => {
    const world = await app.world();
    const body = { email: `race-${world.world}@example.tn` };
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => app.api(world.keys.live, "POST", "/identity-verifications", body)),
    );
    expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(1);
    expect(answers.filter((answer) => answer.status === 201)).toHaveLength(1);
  });

  test("409 for a user with approved KYC; 400 and 403 for bad input", async () => {
    const world = await app.world();
    const post = (body: unknown) => app.api(world.keys.live, "POST", "/identity-verifications", body);
    const exists = await post({ email: world.platformEmail });
    expect(exists.status).toBe(409);
    expect(exists.body).toMatchObject({ error: "Conflict", user_exists: true });
    expect((await post({})).body).toEqual({
      error: "Bad Request",
      message: "email is required",
      details: { field: "email" },
    });
    expect((await post({ email: "nope" })).body).toMatchObject({ details: { field: "email" } });
    const redirect = await post({ email: "a@example.tn", redirect_url: "https://evil.example/kyc" });
    expect([redirect.status, redirect.body.details]).toEqual([400, { field: "redirect_url" }]);
    expect((await post({ email: "a@example.tn", metadata: { n: 1 } })).status).toBe(400);
    expect((await post({ email: "a@mailinator.com" })).status).toBe(403);
  });

  test("get and list; 400, 404, and 404 for another developer", async () => {
    const world = await app.world();
    const other = await app.world();
    const id = await verifiedSeller(app, world);
    const path = `/identity-verifications/${id}`;
    expect((await app.api(world.keys.live, "GET", path)).body).toMatchObject({ id, kyc_status: "approved" });
    const foreign = await app.api(other.keys.live, "GET", path);
    expect([foreign.status, foreign.body]).toEqual([404, { error: "Verification not found" }]);
    const bad = await app.api(world.keys.live, "GET", "/identity-verifications/x");
    expect(bad.body).toMatchObject({ error: "Bad Request", message: "Invalid verification ID" });
    const list = await app.api(
      world.keys.live,
      "GET",
      `/identity-verifications?email=${SELLER.toUpperCase()}`,
    );
    expect(list.body.verifications).toHaveLength(1);
    const none = await app.api(world.keys.live, "GET", "/identity-verifications");
    expect(none.body).toEqual({ error: "Bad Request", message: "email query parameter is required" });
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
    [{ mode: "standard" }, "mode"],
    [{ mode: "instant" }, "mode"],
    [{ currency: "USD" }, "currency"],
    [{ fulfillmentPolicy: { type: "purchase_proof_required" } }, "fulfillmentPolicy"],
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

  test("a quick escrow has neither contract nor proof; updating is not imitated, and says so", async () => {
    const world = await app.world();
    const id = await newEscrow(app, world);
    const contract = await app.api(world.keys.live, "GET", `/escrows/${id}/contract`);
    expect([contract.status, contract.body]).toEqual([404, { error: "Contract not found for this escrow" }]);
    expect((await app.api(world.keys.live, "GET", `/escrows/${id}/proof`)).status).toBe(400);
    const update = await app.api(world.keys.live, "PUT", `/escrows/${id}`, { title: "x" });
    expect(String(update.body.message)).toMatch(/does not imitate/);
    expect((await app.raw("GET", "/api/developer/webhooks", {})).body).toMatchObject({ error: "Not Found" });
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

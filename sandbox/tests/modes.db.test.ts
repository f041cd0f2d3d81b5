import { describe, expect, test } from "vitest";
import { startForTests, type World } from "./harness";
import {
  act,
  advance,
  BUYER,
  escrowOf,
  eventsOf,
  ledgerOf,
  newEscrow,
  newSession,
  perform,
  SELLER,
  verifiedSeller,
} from "./steps";

const app = startForTests();
const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;
const PNG =
  "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

const STANDARD = { mode: "standard", contractTerms: "Le vendeur livre un site en 7 jours." };
const INSTANT = { mode: "instant", sellerEmail: undefined, estimatedDeliveryDays: undefined };

const fetchLink = async (url: unknown) => {
  const response = await fetch(String(url));
  return {
    status: response.status,
    type: response.headers.get("content-type"),
    body: Buffer.from(await response.arrayBuffer()),
  };
};

describe("standard (dhmad-api.md §4)", () => {
  test("both sign, the buyer pays, the seller delivers, the buyer completes; each change is told once", async () => {
    const world = await app.world();
    await verifiedSeller(app, world);
    const id = await newEscrow(app, world, STANDARD);
    const early = await perform(app, world, id, "accept_pay", BUYER);
    expect(early.body).toMatchObject({ error: { code: "CONTRACT_NOT_SIGNED" } });
    await perform(app, world, id, "sign_contract", SELLER, { signature: "Selma Trabelsi" });
    expect((await escrowOf(app, world, id)).signatures).toMatchObject({
      sellerSigned: true,
      buyerSigned: false,
      isFullySigned: false,
      signedAt: null,
    });
    const again = await perform(app, world, id, "sign_contract", SELLER);
    expect(again.body).toMatchObject({ error: { code: "CONTRACT_ALREADY_SIGNED" } });
    await perform(app, world, id, "sign_contract", BUYER);
    await perform(app, world, id, "accept_pay", BUYER);
    await act(app, world, SELLER, "deliver", { escrowId: id });
    await perform(app, world, id, "complete", BUYER);
    expect(await eventsOf(app, world, id)).toEqual([
      "contract.signed pending",
      "contract.signed pending",
      "escrow.status.updated paid",
      "escrow.status.updated delivered",
      "escrow.status.updated completed",
    ]);
    const signed = app
      .receiver()
      .of(world.world)
      .filter((entry) => entry.event === "contract.signed")
      .map((entry) => entry.body.data.contract);
    expect(signed).toMatchObject([
      { signedBy: "seller", isFullySigned: false },
      { signedBy: "buyer", isFullySigned: true },
    ]);
    await ledgerOf(app, world);
  });

  test("a signature of nothing is refused", async () => {
    const world = await app.world();
    const id = await newEscrow(app, world, STANDARD);
    const answer = await perform(app, world, id, "sign_contract", BUYER, { signature: "  " });
    expect([answer.status, answer.body.code]).toEqual([400, "signature_required"]);
  });

  test("autoSign needs a signature; the contract is for its two sides; its PDF is real and its link runs out", async () => {
    const world = await app.world();
    const key = { authorization: `Bearer ${world.keys.live}` };
    const body = { ...STANDARD, sellerEmail: undefined, autoSign: true };
    await expect(newEscrow(app, world, body)).rejects.toThrow(/Set up your signature/);
    expect((await app.raw("GET", "/developer/signature", key)).body).toEqual({ hasSignature: false });
    expect((await app.raw("GET", "/developer/signature", {})).status).toBe(401);
    const bad = await app.raw("PUT", "/developer/signature", key, { signatureImage: "data:text/html,x" });
    expect([bad.status, bad.body.details]).toEqual([400, { field: "signatureImage" }]);
    await app.raw("PUT", "/developer/signature", key, { signatureImage: PNG });
    const id = await newEscrow(app, world, body);
    expect((await escrowOf(app, world, id)).signatures).toMatchObject({ sellerSigned: true });
    await perform(app, world, id, "sign_contract", BUYER, { signature: "Amel Ben Salah" });

    const { contract } = (await app.api(world.keys.live, "GET", `/escrows/${id}/contract`)).body as {
      contract: Record<string, unknown> & { pdfVersions: { type: string; url: string }[] };
    };
    expect(contract).toMatchObject({
      escrow: id,
      terms: STANDARD.contractTerms,
      language: "fr",
      sellerSignature: { signatureImage: PNG },
      buyerSignature: { signatureImage: expect.stringMatching(/^data:image\/svg/) },
      isFullySigned: true,
    });
    expect(contract.pdfVersions.map(({ type }) => type)).toEqual([
      "unsigned",
      "seller-signed",
      "fully-signed",
    ]);
    const sizes: number[] = [];
    for (const { url } of contract.pdfVersions) {
      const pdf = await fetchLink(url);
      expect([pdf.status, pdf.type]).toEqual([200, "application/pdf"]);
      expect(pdf.body.toString("latin1", 0, 8)).toMatch(/^%PDF-1\.\d/);
      expect(pdf.body.toString("latin1")).toMatch(/%%EOF\s*$/);
      sizes.push(pdf.body.length);
    }
    // Each signature adds to what is drawn.
    expect([...sizes].sort((a, b) => a - b)).toEqual(sizes);
    expect((await fetchLink(String(contract.pdfUrl).replace("fully-signed", "unsigned"))).status).toBe(403);
    await advance(app, world, 15 * 60_000);
    expect((await fetchLink(contract.pdfUrl)).status).toBe(403);

    const foreign = await newEscrow(app, world, STANDARD);
    const refused = await app.api(world.keys.live, "GET", `/escrows/${foreign}/contract`);
    expect([refused.status, refused.body.error]).toEqual([403, "Forbidden"]);
  });
});

describe("instant (dhmad-api.md §4)", () => {
  test("the associated user sells; delivering completes at once", async () => {
    const world = await app.world();
    const id = await newEscrow(app, world, { ...INSTANT, amount: 0.01 });
    expect(await escrowOf(app, world, id)).toMatchObject({
      mode: "instant",
      sellerEmail: world.platformEmail,
      amountTnd: 0.01,
      escrowFee: 0.001,
    });
    const early = await app.api(world.keys.live, "POST", `/escrows/${id}/deliver`);
    expect(early.status).toBe(400);
    await perform(app, world, id, "accept_pay", BUYER);
    const done = await app.api(world.keys.live, "POST", `/escrows/${id}/deliver`);
    expect(done.body).toMatchObject({ escrow: { status: "completed" } });
    expect(await eventsOf(app, world, id)).toEqual([
      "escrow.status.updated paid",
      "escrow.status.updated completed",
    ]);
    await ledgerOf(app, world);
  });

  test.each(["sign_contract", "complete", "submit_proof", "review_proof"])(
    "%s is refused",
    async (action) => {
      const world = await app.world("instant-refusals");
      const id = await newEscrow(app, world, INSTANT);
      const answer = await perform(app, world, id, action, BUYER);
      expect(answer.status).toBe(400);
      const code =
        action === "sign_contract" ? "INSTANT_ESCROW_NO_CONTRACT" : "INSTANT_ESCROW_ACTION_NOT_ALLOWED";
      expect(answer.body).toMatchObject({ error: { type: "business_rule_violation", code } });
    },
  );
});

describe("a guest's payment (dhmad-api.md §5)", () => {
  const proof = { file: { base64: PNG.slice(PNG.indexOf(",") + 1) } };
  async function guestPays(world: World, key: string, more: Record<string, unknown>) {
    const created = await app.api(key, "POST", "/escrows", {
      title: "Jeton",
      amount: 9.5,
      buyerEmail: BUYER,
      mode: "instant",
    });
    const { id } = created.body.escrow as { id: string };
    const { sessionId } = await newSession(app, world, id);
    const answer = await act(app, world, BUYER, "payAsGuest", { sessionId, method: "d17", ...more });
    return { id, sessionId, answer };
  }

  test("pending until an admin approves; then it is paid, and no wallet was touched", async () => {
    const world = await app.world();
    const { id, answer } = await guestPays(world, world.keys.live, proof);
    expect(answer.body).toMatchObject({
      session: { status: "completed" },
      deposit: { method: "d17", status: "pending" },
    });
    expect((await escrowOf(app, world, id)).status).toBe("pending");
    const second = await perform(app, world, id, "accept_pay", BUYER);
    expect(second.body).toMatchObject({ error: { code: "DEPOSIT_PROOF_PENDING" } });
    await act(app, world, "admin@dhmad.tn", "adminApproveDeposit", { escrowId: id });
    expect((await escrowOf(app, world, id)).status).toBe("paid");
    const twice = await act(app, world, "admin@dhmad.tn", "adminApproveDeposit", { escrowId: id });
    expect(twice.body.code).toBe("already_decided");
    const accounts = await ledgerOf(app, world);
    expect(accounts[`held:${id}`]).toBe(9.5);
    expect(Object.keys(accounts).some((name) => name.startsWith("wallet:"))).toBe(false);
    const refund = await perform(app, world, id, "cancel_escrow", world.platformEmail);
    expect(refund.status).toBe(200);
    expect((await ledgerOf(app, world)).external).toBe(0);
  });

  test("rejected: the developer is told why, and a new session may pay", async () => {
    const world = await app.world();
    const { id } = await guestPays(world, world.keys.live, proof);
    await act(app, world, "admin@dhmad.tn", "adminRejectDeposit", { escrowId: id, reason: "Wrong amount" });
    expect(await eventsOf(app, world, id)).toEqual(["escrow.deposit_proof.rejected pending"]);
    expect(app.receiver().of(world.world).at(-1)?.body.data).toMatchObject({ reason: "Wrong amount" });
    expect((await perform(app, world, id, "accept_pay", BUYER)).status).toBe(200);
  });

  test("the seller cancels first: the proof is closed with a system reason, then the escrow is cancelled", async () => {
    const world = await app.world();
    const { id } = await guestPays(world, world.keys.live, proof);
    await app.api(world.keys.live, "POST", `/escrows/${id}/cancel`);
    expect(await eventsOf(app, world, id)).toEqual([
      "escrow.deposit_proof.rejected cancelled",
      "escrow.status.updated cancelled",
    ]);
    const late = await act(app, world, "admin@dhmad.tn", "adminApproveDeposit", { escrowId: id });
    expect(late.body.code).toBe("already_decided");
  });

  test("in production a file is needed and checked; in the sandbox it may be missing", async () => {
    const world = await app.world();
    expect((await guestPays(world, world.keys.live, {})).answer.body.code).toBe("file_required");
    const script = Buffer.from("<script>").toString("base64");
    const wrong = await guestPays(world, world.keys.live, { file: { base64: script } });
    expect(wrong.answer.body.code).toBe("bad_file_type");
    const large = Buffer.concat([Buffer.from("%PDF-1.7"), Buffer.alloc(5 * 1024 * 1024)]).toString("base64");
    const big = await guestPays(world, world.keys.live, { file: { base64: large } });
    expect(big.answer.body.code).toBe("file_too_large");
    const { id } = await guestPays(world, world.keys.sandbox, {});
    expect((await escrowOf(app, world, id)).status).toBe("paid");
  });

  test("only instant escrows are paid without an account", async () => {
    const world = await app.world();
    await verifiedSeller(app, world);
    const { sessionId } = await newSession(app, world, await newEscrow(app, world));
    const answer = await act(app, world, BUYER, "payAsGuest", { sessionId, ...proof });
    expect(answer.body.code).toBe("guest_not_allowed");
  });
});

describe("quick with proof (dhmad-api.md §6)", () => {
  const policy = {
    type: "purchase_proof_required",
    proofUploadDeadlineHours: 12,
    buyerReviewDeadlineHours: 6,
  };
  async function owing(world: World): Promise<string> {
    await verifiedSeller(app, world);
    const id = await newEscrow(app, world, { fulfillmentPolicy: policy });
    await perform(app, world, id, "accept_pay", BUYER);
    return id;
  }
  const proofOf = async (world: World, id: string) =>
    (await app.api(world.keys.live, "GET", `/escrows/${id}/proof`)).body.proof as Record<string, unknown> & {
      submissions: { note: string; attachments: { mimeType: string; viewUrl: string }[] }[];
    };

  test("proof, corrections, proof again, accepted; only then delivery", async () => {
    const world = await app.world();
    const id = await owing(world);
    expect(await proofOf(world, id)).toMatchObject({
      phase: "waiting_seller_proof",
      submissionCount: 0,
      latestSubmission: null,
      checkoutActions: [{ action: "submit_proof", targetUserEmail: SELLER }],
    });
    const early = await act(app, world, SELLER, "deliver", { escrowId: id });
    expect([early.status, early.body.code]).toEqual([409, "PROOF_NOT_ACCEPTED"]);
    const wrong = await perform(app, world, id, "review_proof", BUYER);
    expect(wrong.body).toMatchObject({ error: { code: "PROOF_PHASE_MISMATCH" } });
    await perform(app, world, id, "submit_proof", SELLER, { note: "Reçu" });
    const mute = await perform(app, world, id, "review_proof", BUYER, {
      decision: "corrections",
      reason: " ",
    });
    expect(mute.body.code).toBe("reason_required");
    await perform(app, world, id, "review_proof", BUYER, { decision: "corrections", reason: "Illisible" });
    expect((await escrowOf(app, world, id)).proofInfo).toMatchObject({
      phase: "needs_review",
      correctionRounds: 1,
    });
    await perform(app, world, id, "submit_proof", SELLER, { note: "Plus net" });
    const proof = await proofOf(world, id);
    expect(proof).toMatchObject({
      phase: "submitted_waiting_buyer_review",
      submissionCount: 2,
      latestSubmission: { note: "Plus net" },
      checkoutActions: [{ action: "review_proof", targetUserEmail: BUYER }],
    });
    const attachment = proof.submissions[0]?.attachments[0];
    const file = await fetchLink(attachment?.viewUrl);
    expect([file.status, file.type]).toEqual([200, "image/png"]);
    expect((await fetchLink(`${attachment?.viewUrl}0`)).status).toBe(403);
    await advance(app, world, 15 * 60_000);
    expect((await fetchLink(attachment?.viewUrl)).status).toBe(403);
    await perform(app, world, id, "review_proof", BUYER);
    await act(app, world, SELLER, "deliver", { escrowId: id });
    expect(await eventsOf(app, world, id)).toEqual([
      "escrow.status.updated paid",
      "escrow.proof.required paid",
      "escrow.proof.submitted paid",
      "escrow.proof.needs_review paid",
      "escrow.proof.submitted paid",
      "escrow.proof.accepted paid",
      "escrow.status.updated delivered",
    ]);
  });

  test("a buyer who does not look has accepted when the time is over, once", async () => {
    const world = await app.world();
    const id = await owing(world);
    await perform(app, world, id, "submit_proof", SELLER);
    await advance(app, world, 6 * HOUR - 60_000);
    expect((await proofOf(world, id)).phase).toBe("submitted_waiting_buyer_review");
    await advance(app, world, 60_000);
    expect((await proofOf(world, id)).phase).toBe("accepted_by_timeout");
    await advance(app, world, DAY);
    expect((await eventsOf(app, world, id)).slice(2)).toEqual([
      "escrow.proof.submitted paid",
      "escrow.proof.accepted_by_timeout paid",
    ]);
    expect((await act(app, world, SELLER, "deliver", { escrowId: id })).status).toBe(200);
  });

  test("no file, too many, or one of another kind", async () => {
    const world = await app.world();
    const id = await owing(world);
    const code = async (files: unknown[]) =>
      (await perform(app, world, id, "submit_proof", SELLER, { files })).body.code;
    const file = { base64: PNG.slice(PNG.indexOf(",") + 1) };
    expect(await code([])).toBe("file_required");
    expect(await code(Array.from({ length: 6 }, () => file))).toBe("too_many_files");
    expect(await code([{ base64: Buffer.from("<svg/>").toString("base64") }])).toBe("bad_file_type");
    expect(await code([file, file])).toBeUndefined();
  });
});

describe("currencies and deadlines (dhmad-api.md §4)", () => {
  test.each([
    ["TND", 100, 100],
    ["USD", 100, 310],
    ["EUR", 12.345, 41.973],
  ])("%s %d is %d TND, fees from there", async (currency, amount, amountTnd) => {
    const world = await app.world("currencies");
    const id = await newEscrow(app, world, { currency, amount });
    const escrow = await escrowOf(app, world, id);
    expect(escrow).toMatchObject({ currency, amount, amountTnd });
    expect(escrow.escrowFee).toBeCloseTo(amountTnd * 0.05, 2);
  });

  test("a delivery nobody objects to completes after seven days; nobody paying cancels after thirty", async () => {
    const world = await app.world();
    await verifiedSeller(app, world);
    const id = await newEscrow(app, world);
    const unpaid = await newEscrow(app, world);
    await perform(app, world, id, "accept_pay", BUYER);
    await act(app, world, SELLER, "deliver", { escrowId: id });
    const { completionDeadline } = await escrowOf(app, world, id);
    await app.control("POST", "/clock", { world: world.world, now: completionDeadline });
    expect((await escrowOf(app, world, id)).status).toBe("completed");
    const { expiresAt } = await escrowOf(app, world, unpaid);
    await app.control("POST", "/clock", { world: world.world, now: expiresAt });
    expect((await escrowOf(app, world, unpaid)).status).toBe("cancelled");
    expect(await eventsOf(app, world, unpaid)).toEqual(["escrow.status.updated cancelled"]);
    await ledgerOf(app, world);
  });

  test("rejecting a delivery stops that clock; delivering again starts it anew", async () => {
    const world = await app.world();
    await verifiedSeller(app, world);
    const id = await newEscrow(app, world);
    await perform(app, world, id, "accept_pay", BUYER);
    await act(app, world, SELLER, "deliver", { escrowId: id });
    await act(app, world, BUYER, "rejectDelivery", { escrowId: id, reason: "Cassé" });
    await advance(app, world, 8 * DAY);
    expect((await escrowOf(app, world, id)).status).toBe("paid");
  });

  test("several things due in one turn of the clock happen in their order", async () => {
    const world = await app.world();
    await verifiedSeller(app, world);
    const first = await newEscrow(app, world);
    await perform(app, world, first, "accept_pay", BUYER);
    await act(app, world, SELLER, "deliver", { escrowId: first });
    const second = await newEscrow(app, world);
    await advance(app, world, 31 * DAY);
    const order = app
      .receiver()
      .of(world.world)
      .slice(-2)
      .map((entry) => [(entry.body.data.escrow as { id: string }).id, entry.event]);
    expect(order).toEqual([
      [first, "escrow.status.updated"],
      [second, "escrow.status.updated"],
    ]);
  });
});

describe("updating (dhmad-api.md §4)", () => {
  test("a pending escrow changes, its fees with it; signatures do not outlive that", async () => {
    const world = await app.world();
    await verifiedSeller(app, world);
    const id = await newEscrow(app, world, STANDARD);
    await perform(app, world, id, "sign_contract", SELLER);
    const answer = await app.api(world.keys.live, "PUT", `/escrows/${id}`, {
      title: "Deux lampes",
      amount: 200,
      description: "En cuivre",
      estimatedDeliveryDays: 9,
      status: "paid",
    });
    expect(answer.body).toMatchObject({
      message: "Escrow updated successfully",
      escrow: {
        title: "Deux lampes",
        amount: 200,
        escrowFee: 10,
        description: "En cuivre",
        estimatedDeliveryDays: 9,
        status: "pending",
      },
    });
    expect((await escrowOf(app, world, id)).signatures).toMatchObject({ sellerSigned: false });
    expect(await eventsOf(app, world, id)).toEqual(["contract.signed pending", "escrow.updated pending"]);
  });

  test.each([
    [{}, "No valid fields to update"],
    [{ colour: "red" }, "No valid fields to update"],
    [{ amount: 1 }, "amount must be at least 5 TND"],
    [{ estimatedDeliveryDays: 0 }, "estimatedDeliveryDays must be at least 1"],
    [{ description: "x".repeat(2001) }, "description must be at most 2000 characters"],
  ])("%o: %s", async (body, message) => {
    const world = await app.world("updates");
    const id = await newEscrow(app, world);
    const answer = await app.api(world.keys.live, "PUT", `/escrows/${id}`, body);
    expect([answer.status, answer.body.message]).toEqual([400, message]);
  });

  test("a paid one does not", async () => {
    const world = await app.world();
    await verifiedSeller(app, world);
    const id = await newEscrow(app, world);
    await perform(app, world, id, "accept_pay", BUYER);
    const answer = await app.api(world.keys.live, "PUT", `/escrows/${id}`, { title: "x" });
    expect([answer.status, answer.body.message]).toEqual([400, "Can only update escrows in pending status"]);
  });
});

import { describe, expect, test } from "vitest";
import { FILE, INSTANT } from "./fixtures";
import { startForTests, type World } from "./harness";
import {
  act,
  BUYER,
  escrowOf,
  eventsOf,
  ledgerOf,
  newEscrow,
  newSession,
  perform,
  verifiedSeller,
} from "./steps";

const app = startForTests();

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
  const proof = { file: FILE };
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

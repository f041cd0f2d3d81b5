import { describe, expect, test } from "vitest";
import { FILE, fetchLink } from "./fixtures";
import { startForTests, type World } from "./harness";
import { act, advance, BUYER, escrowOf, eventsOf, newEscrow, perform, SELLER, verifiedSeller } from "./steps";

const app = startForTests();
const HOUR = 60 * 60_000;
const DAY = 24 * 60 * 60_000;

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
    expect(await code([])).toBe("file_required");
    expect(await code(Array.from({ length: 6 }, () => FILE))).toBe("too_many_files");
    expect(await code([{ base64: Buffer.from("<svg/>").toString("base64") }])).toBe("bad_file_type");
    expect(await code([FILE, FILE])).toBeUndefined();
  });
});

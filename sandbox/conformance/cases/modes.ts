import type { Case, Trial } from "../run";
import { any } from "../shape";

const DAY = 86_400_000;
const HOUR = 3_600_000;
const standard = { mode: "standard", contractTerms: "The seller repairs the roof." };
const instant = { mode: "instant", sellerEmail: undefined, estimatedDeliveryDays: undefined };
const withProof = { fulfillmentPolicy: { type: "purchase_proof_required", proofUploadDeadlineHours: 6 } };

const phase = (t: Trial, id: string, wanted: string, more: Record<string, unknown> = {}) =>
  t.expects(["GET", `/escrows/${id}/proof`], 200, { proof: { phase: wanted, ...more } });

/** The whole way of each mode, with the events that tell of it. */
export const modes: Case[] = [
  {
    section: "§4",
    title: "quick: pay, deliver, complete; the money is divided to the millime",
    needs: ["control"],
    run: async (t) => {
      const id = await t.pay({ amount: 33.333, developerFeePercentage: 3.333 });
      await t.status(id, { status: "paid", paidAt: any.time, buyer: { email: t.buyer, _id: any.text } });
      await t.act(t.seller, "deliver", { escrowId: id });
      await t.status(id, { status: "delivered", deliveredAt: any.time, completionDeadline: any.time });
      await t.finish(t.buyer, id, "complete");
      await t.status(id, { status: "completed", completedAt: any.time });
      const states = ["paid", "delivered", "completed"].map((status) => `escrow.status.updated ${status}`);
      t.fits(await t.events(id), states, "events");
      const { body } = await t.control("GET", "/state");
      t.fits(body.ledger, { balanced: true }, "the ledger");
    },
  },
  {
    section: "§4",
    title: "seven days after the delivery the escrow completes by itself",
    needs: ["control"],
    run: async (t) => {
      const id = await t.pay();
      await t.act(t.seller, "deliver", { escrowId: id });
      await t.advance(7 * DAY - HOUR);
      await t.status(id, { status: "delivered" });
      await t.advance(HOUR);
      await t.status(id, { status: "completed" });
    },
  },
  {
    section: "§4",
    title: "a rejected delivery goes back to paid, with its reason, and can be delivered again",
    needs: ["control"],
    run: async (t) => {
      const id = await t.pay();
      await t.act(t.seller, "deliver", { escrowId: id });
      await t.act(t.buyer, "rejectDelivery", { escrowId: id, reason: "Broken" });
      const rejection = { rejectedAt: any.time, reason: "Broken", previousDeliveredAt: any.time };
      await t.status(id, { status: "paid", deliveryRejections: [rejection] });
      await t.act(t.seller, "deliver", { escrowId: id });
      await t.status(id, { status: "delivered" });
    },
  },
  {
    section: "§4",
    title: "standard: both sign, then pay; signing twice is refused",
    needs: ["control"],
    run: async (t) => {
      await t.verify();
      const id = await t.escrow(standard);
      await t.finish(t.seller, id, "sign_contract", { signature: "Sami Seller" });
      await t.status(id, { signatures: { sellerSigned: true, buyerSigned: false, isFullySigned: false } });
      await t.refused(id, "sign_contract", t.seller, "CONTRACT_ALREADY_SIGNED");
      await t.refused(id, "accept_pay", t.buyer, "CONTRACT_NOT_SIGNED");
      await t.finish(t.buyer, id, "sign_contract", { signature: "Bahia Buyer" });
      const signed = { isFullySigned: true, sellerSignedAt: any.time, buyerSignedAt: any.time };
      await t.status(id, { signatures: signed });
      await t.finish(t.buyer, id, "accept_pay");
      const types = ["contract.signed", "contract.signed", "escrow.status.updated paid"];
      t.fits((await eventsOfContract(t, id)).slice(0, 3), types, "events");
    },
  },
  {
    section: "§4",
    title: "instant: once paid, deliver completes at once",
    needs: ["control", "associated"],
    run: async (t) => {
      const id = await t.escrow(instant);
      await t.finish(t.buyer, id, "accept_pay");
      await t.expects(["POST", `/escrows/${id}/deliver`], 200, { escrow: { status: "completed" } });
      await t.status(id, { status: "completed", deliveredAt: any.time, completedAt: any.time });
    },
  },
  {
    section: "§6",
    title: "GET proof without a policy is 400",
    run: async (t) => {
      await t.expects(["GET", `/escrows/${await t.escrow()}/proof`], 400, { error: any.text });
    },
  },
  ...(
    [
      ["type", { type: "magic" }],
      ["proofUploadDeadlineHours", { type: "purchase_proof_required", proofUploadDeadlineHours: 5 }],
      ["buyerReviewDeadlineHours", { type: "purchase_proof_required", buyerReviewDeadlineHours: 73 }],
      ["allowedProofTypes", { type: "purchase_proof_required", allowedProofTypes: ["hearsay"] }],
    ] as const
  ).map(
    ([field, fulfillmentPolicy]): Case => ({
      section: "§6",
      title: `a policy with a wrong ${field} is 400`,
      run: async (t) => {
        await t.expects(["POST", "/escrows", t.escrowBody({ fulfillmentPolicy })], 400, { error: any.text });
      },
    }),
  ),
  {
    section: "§6",
    title: "with proof: submitted, corrected, accepted; deliver is 409 before that",
    needs: ["control", "associated"],
    run: async (t) => {
      const id = await t.pay({ ...withProof, sellerEmail: undefined });
      const { body } = await t.api("GET", `/escrows/${id}`);
      const { sellerEmail } = body.escrow as { sellerEmail: string };
      await t.status(id, { status: "paid", proofInfo: { phase: "waiting_seller_proof" } });
      const owed = await t.api("POST", `/escrows/${id}/deliver`);
      t.check(owed, 409, {}, "deliver while proof is owed");
      t.fits(owed.text, any.matching(/PROOF_NOT_ACCEPTED/), "deliver while proof is owed");
      await t.refused(id, "review_proof", t.buyer, "PROOF_PHASE_MISMATCH");
      await t.finish(sellerEmail, id, "submit_proof", { note: "The receipt" });
      const answer = await phase(t, id, "submitted_waiting_buyer_review", {
        correctionRounds: 0,
        submissionCount: 1,
        reviewDeadline: any.time,
        latestSubmission: {
          submittedAt: any.time,
          note: "The receipt",
          attachments: [{ mimeType: any.text, viewUrl: any.text }],
        },
        checkoutActions: [{ action: "review_proof", targetUserEmail: t.buyer, description: any.text }],
      });
      await viewUrlExpires(t, answer.body);
      await t.finish(t.buyer, id, "review_proof", { decision: "corrections", reason: "Unreadable" });
      await phase(t, id, "needs_review", { correctionRounds: 1 });
      await t.finish(sellerEmail, id, "submit_proof");
      await t.finish(t.buyer, id, "review_proof", { decision: "accept" });
      await phase(t, id, "accepted", { submissionCount: 2 });
      const events = await t.events(id);
      const wanted = ["required", "submitted", "needs_review", "submitted", "accepted"];
      const proofs = events.filter((event) => event.startsWith("escrow.proof."));
      t.fits(
        proofs,
        wanted.map((name) => `escrow.proof.${name} paid`),
        "events",
      );
      await t.expects(["POST", `/escrows/${id}/deliver`], 200, { escrow: { status: "delivered" } });
    },
  },
  {
    section: "§6",
    title: "a buyer who does not look in time accepts",
    needs: ["control"],
    run: async (t) => {
      const id = await t.pay(withProof);
      await t.finish(t.seller, id, "submit_proof");
      await t.advance(25 * HOUR);
      await phase(t, id, "accepted_by_timeout");
      const [last] = (await t.events(id)).slice(-1);
      t.fits(last, "escrow.proof.accepted_by_timeout paid", "the last event");
    },
  },
];

/** Events about a contract carry it beside the escrow; both count. */
async function eventsOfContract(t: Trial, id: string): Promise<string[]> {
  const { body } = await t.control("GET", "/state");
  return (body.events as { type: string; data: Record<string, unknown> }[])
    .filter(({ data }) => JSON.stringify(data).includes(id))
    .map(({ type, data }) => {
      const { status } = (data.escrow ?? {}) as { status?: string };
      return type === "contract.signed" ? type : `${type} ${status}`;
    });
}

/** The link works now, and no more on the day after tomorrow. The clock is turned back for what follows. */
async function viewUrlExpires(t: Trial, body: Record<string, unknown>): Promise<void> {
  const { latestSubmission } = body.proof as { latestSubmission: { attachments: { viewUrl: string }[] } };
  const url = new URL(latestSubmission.attachments[0]?.viewUrl ?? "");
  const open = () => t.raw({ method: "GET", path: url.pathname + url.search });
  t.fits((await open()).status, 200, "viewUrl");
  const { body: state } = await t.control("POST", "/snapshot");
  await t.advance(2 * DAY);
  t.fits((await open()).status >= 400, true, "viewUrl two days later is refused");
  await t.control("POST", "/restore", { snapshot: state.snapshot });
}

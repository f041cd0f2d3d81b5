import type { Model, Try } from "./escrow-model";
import { FILE } from "./fixtures";
import type { Harness, World } from "./harness";
import { act, perform, returnPath } from "./steps";

type Place = { app: Harness; world: World };

/** What is done through a checkout session, and with what in it. */
export const SESSIONS: Partial<Record<Try, { action: string; input?: Record<string, unknown> }>> = {
  sign: { action: "sign_contract" },
  pay: { action: "accept_pay" },
  complete: { action: "complete" },
  requestCancellation: { action: "request_cancellation" },
  rejectCancellation: { action: "reject_cancellation" },
  acceptCancellation: { action: "accept_cancellation" },
  cancelOutright: { action: "cancel_escrow" },
  submitProof: { action: "submit_proof" },
  acceptProof: { action: "review_proof", input: { decision: "accept" } },
  correctProof: { action: "review_proof", input: { decision: "corrections" } },
  dispute: { action: "dispute" },
};

/** Tries one thing as one person, as it is really done. Returns whether it succeeded. */
export async function carryOut(
  { app, world }: Place,
  model: Model,
  what: Try,
  as: string,
  topUp: boolean,
): Promise<boolean> {
  const session = SESSIONS[what];
  const escrowId = model.id;
  if (session) {
    const input = { topUp, ...session.input };
    return (await perform(app, world, escrowId, session.action, as, input)).status === 200;
  }
  const admin = (action: string, more: Record<string, unknown> = {}) =>
    act(app, world, "admin@dhmad.tn", action, { escrowId, ...more });
  const answer = await (() => {
    switch (what) {
      case "payAsGuest":
        return payAsGuest({ app, world }, model);
      case "approveDeposit":
        return admin("adminApproveDeposit");
      case "rejectDeposit":
        return admin("adminRejectDeposit");
      case "settleRefund":
        return admin("adminSettleDispute", { outcome: "refund" });
      case "settleRelease":
        return admin("adminSettleDispute", { outcome: "release" });
      case "settleDismiss":
        return admin("adminSettleDispute", { outcome: "dismiss" });
      default:
        return act(app, world, as, what, { escrowId });
    }
  })();
  return answer.status === 200;
}

async function payAsGuest({ app, world }: Place, model: Model) {
  const session = await app.api(world.keys.live, "POST", `/escrows/${model.id}/sessions`, {
    action: "accept_pay",
    targetUserEmail: model.buyer,
    redirectUrl: returnPath(app, world),
  });
  if (session.status !== 201) return session;
  return act(app, world, model.buyer, "payAsGuest", { sessionId: session.body.sessionId, file: FILE });
}

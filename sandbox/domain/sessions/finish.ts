import type { Step } from "../context";
import { signContract } from "../contracts/sign";
import { type DisputeType, openDispute } from "../disputes/open";
import { rejectCancellation, requestCancellation } from "../escrows/cancellation";
import { moveEscrow } from "../escrows/move";
import type { Upload } from "../files/store";
import { requirePayerChecks } from "../people/payer";
import { findUser } from "../people/users";
import { reviewProof } from "../proofs/review";
import { submitProof } from "../proofs/submit";
import { badRequest, forbidden } from "../refusal";
import type { CheckoutSession } from "./create";
import type { Action } from "./rules";
import { completeSession, lockPending, settle } from "./settle";

/** What the person filled in; each action takes what it needs and refuses what is missing. */
export type FinishInput = {
  /** `sign_contract`: the typed name. */
  signature?: string | undefined;
  /** `dispute`, `review_proof` with corrections (both need it), and the cancellation actions. */
  reason?: string | undefined;
  /** `dispute` */
  disputeType?: DisputeType | undefined;
  subject?: string | undefined;
  /** `submit_proof` */
  note?: string | undefined;
  files?: Upload[] | undefined;
  /** `review_proof` */
  decision?: "accept" | "corrections" | undefined;
};

/** The target user does what the session is for. Single use. */
export async function finishSession(
  step: Step,
  sessionId: string,
  email: string,
  input: FinishInput = {},
): Promise<CheckoutSession> {
  const session = await lockPending(step, sessionId);
  if (session.targetUserEmail !== email) {
    throw forbidden("Only the target user can finish this session", "not_target");
  }
  await perform(step, session, email, input);
  return completeSession(step, session);
}

/** "Cancel and return": the session ends, the escrow stays as it is. Anyone who holds the link may go back. */
export async function abandonSession(step: Step, sessionId: string): Promise<CheckoutSession> {
  return settle(step, await lockPending(step, sessionId), { status: "cancelled" });
}

async function perform(step: Step, session: CheckoutSession, actor: string, input: FinishInput) {
  const { escrowId } = session;
  const reason = input.reason?.trim().slice(0, 1000) || undefined;
  const base = { escrowId, actor, reason };
  switch (session.action as Action) {
    case "sign_contract":
      return signContract(step, { escrowId, actor, signature: input.signature ?? "" });
    case "accept_pay": {
      const payer = await findUser(step.tx, step.world.id, actor);
      if (payer) await requirePayerChecks(step.tx, payer);
      return moveEscrow(step, { escrowId, actor, move: "pay" });
    }
    case "complete":
      return moveEscrow(step, { escrowId, actor, move: "complete" });
    case "dispute": {
      const { disputeType: type = "other", subject = "" } = input;
      return openDispute(step, { escrowId, actor, type, subject, reason: input.reason ?? "" });
    }
    case "request_cancellation":
      return requestCancellation(step, base);
    case "reject_cancellation":
      return rejectCancellation(step, base);
    case "accept_cancellation":
      return moveEscrow(step, { ...base, move: "acceptCancellation" });
    case "cancel_escrow":
      return moveEscrow(step, { ...base, move: "cancelOutright" });
    case "submit_proof":
      return submitProof(step, { escrowId, actor, note: input.note, files: input.files ?? [] });
    case "review_proof": {
      const { decision } = input;
      if (!decision)
        throw badRequest("Accept the proof, or ask for corrections", "decision", "decision_required");
      return reviewProof(step, { ...base, decision });
    }
  }
}

import { depositProofs } from "../../db/schema/index";
import type { Step } from "../context";
import { moveEscrow } from "../escrows/move";
import { addToTimeline, lockEscrow, patchEscrow, requireNoDispute } from "../escrows/row";
import { storeFile, type Upload } from "../files/store";
import { newId } from "../ids";
import { badRequest } from "../refusal";
import type { CheckoutSession } from "../sessions/create";
import { completeSession, lockPending } from "../sessions/settle";
import type { DepositProof } from "./view";

export const DEPOSIT_METHODS = ["bank_transfer", "d17", "flouci", "paypal"] as const;
export type DepositMethod = (typeof DEPOSIT_METHODS)[number];

export type GuestPayment = {
  method: DepositMethod;
  payerName: string;
  /** May be missing in the sandbox, where the payment then counts at once. */
  file?: Upload | undefined;
};

/**
 * Someone without a DHMAD account pays an instant escrow from outside and shows a proof. The escrow stays pending until
 * an admin approves (dhmad-api.md §5, guest path). The session is used up; a rejected proof needs a new one.
 */
export async function payAsGuest(
  step: Step,
  sessionId: string,
  payment: GuestPayment,
): Promise<{ session: CheckoutSession; deposit: DepositProof }> {
  const session = await lockPending(step, sessionId);
  const escrow = await lockEscrow(step, session.escrowId);
  if (session.action !== "accept_pay" || escrow.mode !== "instant") {
    throw badRequest("Only instant escrows can be paid without an account", undefined, "guest_not_allowed");
  }
  if (escrow.status !== "pending") {
    throw badRequest("Escrow must be pending before payment", undefined, "wrong_status");
  }
  requireNoDispute(escrow);
  if (escrow.depositPending) {
    throw badRequest("A payment for this escrow is being checked", undefined, "deposit_pending");
  }
  const payerName = payment.payerName.trim().slice(0, 120);
  if (!payerName) throw badRequest("The payer's name is required", "payerName", "payer_required");
  const lenient = escrow.environment === "sandbox";
  if (!payment.file && !lenient) throw badRequest("A proof of payment is required", "file", "file_required");
  const file = payment.file ? await storeFile(step, payment.file) : null;
  const deposit = await insert(step, session, { ...payment, payerName }, file?.id ?? null);
  await addToTimeline(step, escrow.id, { kind: "deposit_submitted", actor: payerName });
  if (file) await patchEscrow(step, escrow, { depositPending: true });
  else await moveEscrow(step, { escrowId: escrow.id, move: "approveDeposit", actor: "admin" });
  return { session: await completeSession(step, session), deposit };
}

async function insert(
  { tx, world, now }: Step,
  session: CheckoutSession,
  payment: GuestPayment,
  fileId: string | null,
): Promise<DepositProof> {
  const [row] = await tx
    .insert(depositProofs)
    .values({
      id: newId(now),
      worldId: world.id,
      escrowId: session.escrowId,
      sessionId: session.id,
      method: payment.method,
      payerName: payment.payerName,
      fileId,
      status: fileId ? "pending" : "approved",
      createdAt: now,
      decidedAt: fileId ? null : now,
    })
    .returning();
  if (!row) throw new Error("The payment was not written");
  return row;
}

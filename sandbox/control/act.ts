import { z } from "zod";
import { type Ctx, change, type Step } from "../domain/context";
import { type DepositDecision, decideDeposit, depositsOf } from "../domain/deposits/decide";
import { DEPOSIT_METHODS, payAsGuest } from "../domain/deposits/pay";
import { depositView } from "../domain/deposits/view";
import { DISPUTE_TYPES } from "../domain/disputes/open";
import { ticketView } from "../domain/disputes/read";
import { DISPUTE_OUTCOMES, settleDispute } from "../domain/disputes/settle";
import { moveEscrow } from "../domain/escrows/move";
import { findEscrow } from "../domain/escrows/read";
import { escrowView } from "../domain/escrows/view";
import { adminDecide, type DiditOutcome, finishDidit } from "../domain/kyc/decide";
import { newestVerification } from "../domain/kyc/link";
import { verificationView } from "../domain/kyc/view";
import { balanceOf, wallet } from "../domain/ledger";
import { toDecimal, toMillimes } from "../domain/money";
import { ensureUser, findUser, register, topUp, type User } from "../domain/people/users";
import { REVIEW_DECISIONS } from "../domain/proofs/review";
import { badRequest, conflict, notFound } from "../domain/refusal";
import { abandonSession, type FinishInput, finishSession } from "../domain/sessions/finish";
import { findSession, returnUrl, sessionView } from "../domain/sessions/read";

const as = z.string().trim().toLowerCase().pipe(z.email("as must be an email address"));
const world = z.string().optional();
const person = { world, as };
const onSession = { ...person, sessionId: z.string() };
const onEscrow = { ...person, escrowId: z.string() };
/** By id, or the newest of `as`. */
const onVerification = { world, as: as.optional(), verificationId: z.string().optional() };

/** On the newest one of an escrow. */
const byAdmin = { world, as: as.optional(), escrowId: z.string() };
const upload = z
  .object({ name: z.string().default("proof.png"), base64: z.base64() })
  .transform(({ name, base64 }) => ({ name, data: Buffer.from(base64, "base64") }));

export const actBody = z.discriminatedUnion("action", [
  z.object({
    ...person,
    action: z.literal("register"),
    firstName: z.string().min(1).default("Test"),
    lastName: z.string().min(1).default("Person"),
  }),
  z.object({ ...person, action: z.literal("topUp"), amount: z.number().positive() }),
  z.object({
    ...onSession,
    action: z.literal("finishSession"),
    topUp: z.boolean().default(false),
    signature: z.string().optional(),
    reason: z.string().optional(),
    disputeType: z.enum(DISPUTE_TYPES).optional(),
    subject: z.string().optional(),
    note: z.string().optional(),
    files: z.array(upload).optional(),
    decision: z.enum(REVIEW_DECISIONS).optional(),
  }),
  z.object({
    world,
    as: as.optional(),
    sessionId: z.string(),
    action: z.literal("payAsGuest"),
    method: z.enum(DEPOSIT_METHODS).default("bank_transfer"),
    payerName: z.string().default("Guest"),
    file: upload.optional(),
  }),
  z.object({ ...onSession, action: z.literal("abandonSession") }),
  z.object({ ...onEscrow, action: z.literal("deliver") }),
  z.object({ ...onEscrow, action: z.literal("rejectDelivery"), reason: z.string().optional() }),
  z.object({ ...onEscrow, action: z.literal("cancel") }),
  z.object({ ...onVerification, action: z.literal("passDidit") }),
  z.object({ ...onVerification, action: z.literal("failDidit") }),
  z.object({ ...onVerification, action: z.literal("reviewDidit") }),
  z.object({ ...onVerification, action: z.literal("adminApproveKyc") }),
  z.object({ ...onVerification, action: z.literal("adminRejectKyc") }),
  z.object({ ...byAdmin, action: z.literal("adminApproveDeposit") }),
  z.object({ ...byAdmin, action: z.literal("adminRejectDeposit"), reason: z.string().optional() }),
  z.object({
    ...byAdmin,
    action: z.literal("adminSettleDispute"),
    outcome: z.enum(DISPUTE_OUTCOMES),
    note: z.string().optional(),
  }),
]);

type Act = z.output<typeof actBody>;

/** What that person would do on the pages, through the same functions. Someone unknown who acts is registered first. */
export async function act(ctx: Ctx, worldId: string, request: Act): Promise<Record<string, unknown>> {
  return change(ctx, worldId, (step) => perform(step, request));
}

async function perform(step: Step, request: Act): Promise<Record<string, unknown>> {
  switch (request.action) {
    case "register": {
      const { as: email, firstName, lastName } = request;
      if (await findUser(step.tx, step.world.id, email)) {
        throw conflict("An account with this email exists already", {}, "user_exists");
      }
      return { user: userView(await register(step, { email, firstName, lastName })) };
    }
    case "topUp": {
      const amount = toMillimes(request.amount);
      if (amount === null) throw badRequest("amount must have at most three decimals", "amount");
      const user = await ensureUser(step, request.as);
      await topUp(step, user, amount);
      const balance = await balanceOf(step.tx, step.world.id, wallet(user.id));
      return { user: userView(user), wallet: toDecimal(balance) };
    }
    case "finishSession":
      return finish(step, request);
    case "payAsGuest": {
      const { session, deposit } = await payAsGuest(step, request.sessionId, request);
      return {
        session: sessionView(session, step.now),
        deposit: depositView(deposit),
        redirectTo: returnUrl(session, "completed"),
      };
    }
    case "abandonSession": {
      const session = await abandonSession(step, request.sessionId);
      return { session: sessionView(session, step.now), redirectTo: returnUrl(session, "cancelled") };
    }
    case "deliver":
    case "rejectDelivery":
    case "cancel": {
      await ensureUser(step, request.as);
      const reason = request.action === "rejectDelivery" ? request.reason : undefined;
      const { escrowId, action: move } = request;
      const escrow = await moveEscrow(step, { escrowId, move, actor: request.as, reason });
      return { escrow: await escrowView(step.tx, escrow) };
    }
    case "passDidit":
      return didit(step, request, "passed");
    case "failDidit":
      return didit(step, request, "failed");
    case "reviewDidit":
      return didit(step, request, "needs_review");
    case "adminApproveKyc":
      return admin(step, request, "approved");
    case "adminRejectKyc":
      return admin(step, request, "rejected");
    case "adminApproveDeposit":
      return decide(step, request.escrowId, { outcome: "approved" });
    case "adminRejectDeposit":
      return decide(step, request.escrowId, { outcome: "rejected", reason: request.reason });
    case "adminSettleDispute":
      return settle(step, request);
  }
}

type Finish = Extract<Act, { action: "finishSession" }>;

async function finish(step: Step, request: Finish) {
  const { sessionId, as: email } = request;
  const user = await ensureUser(step, email);
  if (request.topUp) {
    const session = await findSession(step.tx, sessionId);
    const escrow = session ? await findEscrow(step.tx, step.world.id, session.escrowId) : undefined;
    const short = (escrow?.amountTnd ?? 0) - (await balanceOf(step.tx, step.world.id, wallet(user.id)));
    if (session?.action === "accept_pay" && short > 0) await topUp(step, user, short);
  }
  const session = await finishSession(step, sessionId, email, withDefaults(request, user));
  return { session: sessionView(session, step.now), redirectTo: returnUrl(session, "completed") };
}

/** What a test does not care to say: the person's name under a contract, a proof of one pixel, "yes". */
function withDefaults(request: Finish, user: User): FinishInput {
  return {
    signature: request.signature ?? `${user.firstName} ${user.lastName}`,
    reason: request.reason ?? "No reason given",
    disputeType: request.disputeType,
    subject: request.subject ?? "Dispute",
    note: request.note,
    files: request.files ?? [{ name: "proof.png", data: PIXEL }],
    decision: request.decision ?? "accept",
  };
}

const PIXEL = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

async function decide(step: Step, escrowId: string, decision: DepositDecision) {
  const escrow = await findEscrow(step.tx, step.world.id, escrowId);
  const [newest] = escrow ? await depositsOf(step.tx, escrow.id) : [];
  if (!newest) throw notFound("Deposit proof not found");
  return { deposit: depositView(await decideDeposit(step, newest.id, decision)) };
}

async function settle(step: Step, request: Extract<Act, { action: "adminSettleDispute" }>) {
  const escrow = await findEscrow(step.tx, step.world.id, request.escrowId);
  if (!escrow?.disputeId) throw notFound("Dispute not found");
  const dispute = await settleDispute(step, escrow.disputeId, request.outcome, request.note);
  return { dispute: { ...ticketView(dispute), id: dispute.id, outcome: dispute.outcome } };
}

type OnVerification = { as?: string | undefined; verificationId?: string | undefined };

async function verificationId(step: Step, request: OnVerification): Promise<string> {
  if (request.verificationId) return request.verificationId;
  if (!request.as) throw badRequest("Name the person (as) or the verification (verificationId)", "as");
  const newest = await newestVerification(step.tx, step.world.id, request.as);
  if (!newest) throw notFound("Verification not found");
  return newest.id;
}

async function didit(step: Step, request: OnVerification, outcome: DiditOutcome) {
  const row = await finishDidit(step, await verificationId(step, request), outcome);
  return { verification: verificationView(row), redirectTo: row.redirectUrl };
}

async function admin(step: Step, request: OnVerification, status: "approved" | "rejected") {
  return {
    verification: verificationView(await adminDecide(step, await verificationId(step, request), status)),
  };
}

function userView({ id, email, firstName, lastName, kycStatus }: User) {
  return { id, email, firstName, lastName, kycStatus };
}

import { z } from "zod";
import { type Ctx, change, type Step } from "../domain/context";
import { moveEscrow } from "../domain/escrows/move";
import { findEscrow } from "../domain/escrows/read";
import { escrowView } from "../domain/escrows/view";
import { adminDecide, type DiditOutcome, finishDidit } from "../domain/kyc/decide";
import { newestVerification } from "../domain/kyc/link";
import { verificationView } from "../domain/kyc/view";
import { balanceOf, wallet } from "../domain/ledger";
import { toDecimal, toMillimes } from "../domain/money";
import { ensureUser, findUser, register, topUp, type User } from "../domain/people/users";
import { badRequest, conflict, notFound } from "../domain/refusal";
import { abandonSession, finishSession } from "../domain/sessions/finish";
import { findSession, returnUrl, sessionView } from "../domain/sessions/read";

const as = z.string().trim().toLowerCase().pipe(z.email("as must be an email address"));
const world = z.string().optional();
const person = { world, as };
const onSession = { ...person, sessionId: z.string() };
const onEscrow = { ...person, escrowId: z.string() };
/** By id, or the newest of `as`. */
const onVerification = { world, as: as.optional(), verificationId: z.string().optional() };

export const actBody = z.discriminatedUnion("action", [
  z.object({
    ...person,
    action: z.literal("register"),
    firstName: z.string().min(1).default("Test"),
    lastName: z.string().min(1).default("Person"),
  }),
  z.object({ ...person, action: z.literal("topUp"), amount: z.number().positive() }),
  z.object({ ...onSession, action: z.literal("finishSession"), topUp: z.boolean().default(false) }),
  z.object({ ...onSession, action: z.literal("abandonSession") }),
  z.object({ ...onEscrow, action: z.literal("deliver") }),
  z.object({ ...onEscrow, action: z.literal("rejectDelivery"), reason: z.string().optional() }),
  z.object({ ...onEscrow, action: z.literal("cancel") }),
  z.object({ ...onVerification, action: z.literal("passDidit") }),
  z.object({ ...onVerification, action: z.literal("failDidit") }),
  z.object({ ...onVerification, action: z.literal("reviewDidit") }),
  z.object({ ...onVerification, action: z.literal("adminApproveKyc") }),
  z.object({ ...onVerification, action: z.literal("adminRejectKyc") }),
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
      return finish(step, request.sessionId, request.as, request.topUp);
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
  }
}

async function finish(step: Step, sessionId: string, email: string, withTopUp: boolean) {
  const user = await ensureUser(step, email);
  if (withTopUp) {
    const session = await findSession(step.tx, sessionId);
    const escrow = session ? await findEscrow(step.tx, step.world.id, session.escrowId) : undefined;
    const short = (escrow?.amountTnd ?? 0) - (await balanceOf(step.tx, step.world.id, wallet(user.id)));
    if (session?.action === "accept_pay" && short > 0) await topUp(step, user, short);
  }
  const session = await finishSession(step, sessionId, email);
  return { session: sessionView(session, step.now), redirectTo: returnUrl(session, "completed") };
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

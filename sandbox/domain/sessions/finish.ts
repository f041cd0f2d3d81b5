import { and, eq } from "drizzle-orm";
import { checkoutSessions } from "../../db/schema/index";
import type { Step } from "../context";
import { lockEscrow, moveEscrow } from "../escrows/move";
import type { Move } from "../escrows/state";
import { badRequest, forbidden, notFound } from "../refusal";
import type { CheckoutSession } from "./create";
import { statusAt } from "./read";
import type { ImitatedAction } from "./rules";

const MOVE_OF: Record<ImitatedAction, Move> = { accept_pay: "pay", complete: "complete" };

/** The target user does what the session is for. Single use. */
export async function finishSession(step: Step, sessionId: string, email: string): Promise<CheckoutSession> {
  const session = await lockPending(step, sessionId);
  if (session.targetUserEmail !== email) {
    throw forbidden("Only the target user can finish this session", "not_target");
  }
  const move = MOVE_OF[session.action as ImitatedAction];
  await moveEscrow(step, { escrowId: session.escrowId, move, actor: email });
  return settle(step, session, { status: "completed", completedAt: step.now });
}

/** "Cancel and return": the session ends, the escrow stays as it is. Anyone who holds the link may go back. */
export async function abandonSession(step: Step, sessionId: string): Promise<CheckoutSession> {
  return settle(step, await lockPending(step, sessionId), { status: "cancelled" });
}

/** Locks the escrow, then the session: the same order in which a cancelled escrow ends its sessions. */
async function lockPending(step: Step, id: string): Promise<CheckoutSession> {
  const { tx, world, now } = step;
  const mine = and(eq(checkoutSessions.id, id), eq(checkoutSessions.worldId, world.id));
  const [known] = await tx.select().from(checkoutSessions).where(mine);
  if (!known) throw notFound("Session not found");
  await lockEscrow(step, known.escrowId);
  const [session] = await tx.select().from(checkoutSessions).where(mine).for("update");
  if (!session) throw notFound("Session not found");
  const status = statusAt(session, now);
  if (status !== "pending") {
    throw badRequest(`This session is ${status}`, undefined, `session_${status}`);
  }
  return session;
}

async function settle(
  { tx }: Step,
  session: CheckoutSession,
  change: Partial<CheckoutSession>,
): Promise<CheckoutSession> {
  const [row] = await tx
    .update(checkoutSessions)
    .set(change)
    .where(eq(checkoutSessions.id, session.id))
    .returning();
  return row ?? session;
}

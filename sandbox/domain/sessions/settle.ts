import { and, eq } from "drizzle-orm";
import { checkoutSessions } from "../../db/schema/index";
import type { Step } from "../context";
import { lockEscrow } from "../escrows/row";
import { badRequest, notFound } from "../refusal";
import type { CheckoutSession } from "./create";
import { statusAt } from "./read";

/** Locks the escrow, then the session: the same order in which a cancelled escrow ends its sessions. */
export async function lockPending(step: Step, id: string): Promise<CheckoutSession> {
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

/** Its action was done, perhaps by ending the escrow and with it all sessions: this one was completed all the same. */
export async function completeSession(step: Step, session: CheckoutSession): Promise<CheckoutSession> {
  return settle(step, session, { status: "completed", completedAt: step.now });
}

export async function settle(
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

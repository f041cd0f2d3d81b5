import { randomUUID } from "node:crypto";
import { checkoutSessions } from "../../db/schema/index";
import type { Step } from "../context";
import { lockEscrow } from "../escrows/row";
import { requireAllowedRedirect } from "../redirects";
import { type Action, requireSessionAllowed } from "./rules";

/** Sessions expire 30 minutes after creation (dhmad-api.md §5). */
const LIFETIME_MS = 30 * 60_000;

export type SessionInput = {
  action: Action;
  targetUserEmail: string;
  redirectUrl: string;
  metadata?: Record<string, unknown> | undefined;
};

export type CheckoutSession = typeof checkoutSessions.$inferSelect;

/** Opens a single-use session for one person and one action. */
export async function createSession(
  step: Step,
  escrowId: string,
  input: SessionInput,
): Promise<CheckoutSession> {
  const { tx, world, now } = step;
  const escrow = await lockEscrow(step, escrowId);
  requireAllowedRedirect(world, input.redirectUrl, "redirectUrl");
  await requireSessionAllowed(tx, escrow, input.action, input.targetUserEmail);
  const [row] = await tx
    .insert(checkoutSessions)
    .values({
      id: randomUUID(),
      worldId: world.id,
      escrowId,
      action: input.action,
      targetUserEmail: input.targetUserEmail,
      redirectUrl: input.redirectUrl,
      metadata: input.metadata ?? null,
      status: "pending",
      createdAt: now,
      expiresAt: new Date(now.getTime() + LIFETIME_MS),
    })
    .returning();
  if (!row) throw new Error("The session was not written");
  return row;
}

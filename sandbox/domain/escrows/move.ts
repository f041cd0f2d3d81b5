import { and, eq } from "drizzle-orm";
import { checkoutSessions, escrowEvents, escrows, users } from "../../db/schema/index";
import type { Step } from "../context";
import { emit } from "../events";
import { balanceOf, DEVELOPER, held, PLATFORM_FEE, payout, post, wallet } from "../ledger";
import { findUser } from "../people/users";
import { badRequest, forbidden, notFound } from "../refusal";
import { canMove, type Escrow, type Move, moves, type Party, partyOf } from "./state";
import { escrowEventData } from "./view";

const COMPLETION_DAYS_MS = 7 * 24 * 60 * 60_000;

const WRONG_STATUS: Record<Move, string> = {
  pay: "Escrow must be pending before payment",
  deliver: "Escrow must be in paid status before delivery",
  rejectDelivery: "Escrow must be in delivered status to reject the delivery",
  complete: "Escrow must be in delivered status before completion",
  cancel:
    "Only pending escrows can be cancelled via API. For paid or delivered escrows, buyers use a request_cancellation checkout session; sellers use a cancel_escrow checkout session.",
};

const WRONG_PARTY: Record<Move, string> = {
  pay: "Only the buyer can pay an escrow",
  deliver: "Only the seller can mark an escrow as delivered",
  rejectDelivery: "Only the buyer can reject a delivery",
  complete: "Only the buyer can complete an escrow",
  cancel: "Only the buyer or the seller can cancel an escrow",
};

const EVENT_KIND = {
  pay: "paid",
  deliver: "delivered",
  rejectDelivery: "delivery_rejected",
  complete: "completed",
  cancel: "cancelled",
} as const satisfies Record<Move, string>;

export type MoveRequest = {
  escrowId: string;
  move: Move;
  /** The person's e-mail, or "developer" for the account that created the escrow (may only cancel). */
  actor: string;
  reason?: string | undefined;
};

/** The one way in which an escrow changes: row locked, rule checked, money moved, timeline and outbox written. */
export async function moveEscrow(step: Step, request: MoveRequest): Promise<Escrow> {
  const { tx, now } = step;
  const before = await lockEscrow(step, request.escrowId);
  requireAllowed(before, request);
  const { move } = request;
  await moveMoney(step, before, move);
  const [after] = await tx
    .update(escrows)
    .set({ status: moves[move].to, updatedAt: now, ...stamps(move, now) })
    .where(eq(escrows.id, before.id))
    .returning();
  if (!after) throw notFound("Escrow not found");
  await tx.insert(escrowEvents).values({
    escrowId: after.id,
    kind: EVENT_KIND[move],
    actor: request.actor,
    reason: request.reason ?? null,
    previousDeliveredAt: move === "rejectDelivery" ? before.deliveredAt : null,
    at: now,
  });
  if (move === "cancel") await cancelSessions(step, after.id);
  const data = await escrowEventData(tx, after);
  if (move === "rejectDelivery") {
    await emit(step, "escrow.delivery.rejected", { escrow: data, reason: request.reason ?? null });
  } else {
    await emit(step, "escrow.status.updated", { escrow: data });
  }
  return after;
}

/** Locks the escrow; unknown, or of another developer: 404. */
export async function lockEscrow({ tx, world }: Step, id: string): Promise<Escrow> {
  const [row] = await tx
    .select()
    .from(escrows)
    .where(and(eq(escrows.id, id), eq(escrows.worldId, world.id)))
    .for("update");
  if (!row) throw notFound("Escrow not found");
  return row;
}

function requireAllowed(escrow: Escrow, { move, actor }: MoveRequest): void {
  const developerCancels = actor === "developer" && move === "cancel";
  const party = partyOf(escrow, actor);
  const allowed = party !== null && (moves[move].by as readonly Party[]).includes(party);
  if (!allowed && !developerCancels) throw forbidden(WRONG_PARTY[move], "wrong_party");
  if (!canMove(escrow.status, move)) throw badRequest(WRONG_STATUS[move], undefined, "wrong_status");
}

function stamps(move: Move, now: Date): Partial<Escrow> {
  switch (move) {
    case "pay":
      return { paidAt: now };
    case "deliver":
      return { deliveredAt: now, completionDeadline: new Date(now.getTime() + COMPLETION_DAYS_MS) };
    case "rejectDelivery":
      return { deliveredAt: null, completionDeadline: null };
    case "complete":
      return { completedAt: now };
    case "cancel":
      return { cancelledAt: now };
  }
}

async function moveMoney(step: Step, escrow: Escrow, move: Move): Promise<void> {
  const escrowId = escrow.id;
  if (move === "pay") {
    const buyer = await findUser(step.tx, step.world.id, escrow.buyerEmail);
    if (!buyer) throw forbidden(WRONG_PARTY.pay, "wrong_party");
    // The wallet is spent by one payment at a time.
    await step.tx.select({ id: users.id }).from(users).where(eq(users.id, buyer.id)).for("update");
    const funds = await balanceOf(step.tx, step.world.id, wallet(buyer.id));
    if (funds < escrow.amountTnd) throw badRequest("Insufficient balance", undefined, "insufficient_balance");
    await post(step, [
      { from: wallet(buyer.id), to: held(escrowId), amount: escrow.amountTnd, kind: "hold", escrowId },
    ]);
  }
  if (move === "complete") {
    const seller = await findUser(step.tx, step.world.id, escrow.sellerEmail);
    if (!seller) throw badRequest("The seller has no account yet", undefined, "seller_missing");
    const { amountTnd, escrowFee, developerFee } = escrow;
    const from = held(escrowId);
    await post(step, [
      { from, to: PLATFORM_FEE, amount: escrowFee, kind: "platform_fee", escrowId },
      { from, to: DEVELOPER, amount: developerFee, kind: "developer_fee", escrowId },
      {
        from,
        to: payout(seller.id),
        amount: amountTnd - escrowFee - developerFee,
        kind: "release",
        escrowId,
      },
    ]);
  }
}

async function cancelSessions({ tx }: Step, escrowId: string): Promise<void> {
  await tx
    .update(checkoutSessions)
    .set({ status: "cancelled" })
    .where(and(eq(checkoutSessions.escrowId, escrowId), eq(checkoutSessions.status, "pending")));
}

import "server-only";
import { eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { orders } from "@/db/schema";
import { systemClock } from "@/lib/clock";
import { type DhmadEvent, dhmadContractEvent, dhmadEscrowEvent, dhmadVerificationEvent } from "@/lib/dhmad";
import { applyVerification } from "@/lib/kyc";
import { applyCancellation, applyDepositRejection, applyEscrow, type CancellationWord } from "@/lib/orders";

/**
 * What became of an event. A parked one is tried again: `needs_read` after asking DHMAD, `unknown_escrow` and
 * `unknown_verification` when the answer that brings the id may have come, `failed` after an error of ours.
 */
export type Fate =
  | { state: "applied" | "ignored"; reason: string | null; orderId?: string; userId?: string }
  | { state: "parked"; reason: ParkReason; orderId?: string; userId?: string };
export type ParkReason =
  | "needs_read"
  | "unknown_escrow"
  | "unknown_verification"
  | "malformed"
  | "mismatch"
  | "unknown_status"
  | "failed";

/** Applies one stored event in the caller's transaction (design, rules 3 to 5). */
export async function dispatch(tx: Tx, webhookId: string, event: DhmadEvent): Promise<Fate> {
  if (event.type.startsWith("identity.verification.")) return applyIdentity(tx, event);
  if (event.type.startsWith("escrow.") || event.type.startsWith("contract.")) {
    return applyToOrder(tx, webhookId, event);
  }
  return { state: "ignored", reason: "unknown_type" };
}

async function applyIdentity(tx: Tx, event: DhmadEvent): Promise<Fate> {
  const parsed = dhmadVerificationEvent.safeParse(event.data);
  if (!parsed.success) return { state: "parked", reason: "malformed" };
  const applied = await applyVerification(tx, parsed.data, "webhook");
  const whose = applied.userId ? { userId: applied.userId } : {};
  switch (applied.outcome) {
    case "applied":
    case "unchanged":
      return { state: "applied", reason: null, ...whose };
    case "ignored":
      return { state: "ignored", reason: "other_verification", ...whose };
    case "needs_read":
      return { state: "parked", reason: "needs_read", ...whose };
    case "unknown":
      return { state: "parked", reason: "unknown_verification" };
  }
}

async function applyToOrder(tx: Tx, webhookId: string, event: DhmadEvent): Promise<Fate> {
  if (event.type.startsWith("contract.")) return contractSigned(tx, event);
  const parsed = dhmadEscrowEvent.safeParse(event.data);
  if (!parsed.success) return { state: "parked", reason: "malformed" };
  const { escrow, reason = null } = parsed.data;
  const [order] = await tx.select({ id: orders.id }).from(orders).where(eq(orders.escrowId, escrow.id));
  if (!order) return { state: "parked", reason: "unknown_escrow" };
  const applied: Fate = { state: "applied", reason: null, orderId: order.id };
  const at = toldAt(event, escrow.updatedAt);

  const word = CANCELLATION[event.type];
  if (word) {
    await applyCancellation(tx, order.id, { kind: word, at, reason }, "webhook");
    return applied;
  }
  if (event.type === "escrow.deposit_proof.rejected") {
    await applyDepositRejection(tx, order.id, { at, reason });
    return applied;
  }
  const outcome = await applyEscrow(tx, order.id, escrow, { kind: "event", type: event.type, webhookId });
  return outcome === "applied" || outcome === "unchanged"
    ? applied
    : { state: "parked", reason: "needs_read", orderId: order.id };
}

/** What DHMAD's escrow does not show when it is asked: only these events tell it (dhmad-api.md, sections 4 and 7). */
const CANCELLATION: Record<string, CancellationWord["kind"]> = {
  "escrow.cancellation.requested": "requested",
  "escrow.cancellation.rejected": "rejected",
  "escrow.cancellation.accepted": "accepted",
};

/** When it happened, as far as the event says; its arrival otherwise. */
function toldAt(event: DhmadEvent, updatedAt: string | null | undefined): Date {
  const told = updatedAt ?? (typeof event.createdAt === "string" ? event.createdAt : "");
  const at = new Date(told);
  return Number.isNaN(at.getTime()) ? systemClock() : at;
}

/** Signatures can be withdrawn again, so that the event alone proves nothing: DHMAD's answer has both. */
async function contractSigned(tx: Tx, event: DhmadEvent): Promise<Fate> {
  const parsed = dhmadContractEvent.safeParse(event.data);
  const escrowId = parsed.data?.escrow?.id ?? parsed.data?.contract.escrow;
  if (!escrowId) return { state: "parked", reason: "malformed" };
  const [order] = await tx.select({ id: orders.id }).from(orders).where(eq(orders.escrowId, escrowId));
  return order
    ? { state: "parked", reason: "needs_read", orderId: order.id }
    : { state: "parked", reason: "unknown_escrow" };
}

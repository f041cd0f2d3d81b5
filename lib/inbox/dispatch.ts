import "server-only";
import { eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { orders } from "@/db/schema";
import { type DhmadEvent, dhmadEscrowEvent, dhmadVerificationEvent } from "@/lib/dhmad";
import { applyVerification } from "@/lib/kyc";
import { applyEscrow } from "@/lib/orders";

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
  const parsed = dhmadEscrowEvent.safeParse(event.data);
  if (!parsed.success) return { state: "parked", reason: "malformed" };
  const { escrow } = parsed.data;
  const [order] = await tx.select({ id: orders.id }).from(orders).where(eq(orders.escrowId, escrow.id));
  if (!order) return { state: "parked", reason: "unknown_escrow" };
  const outcome = await applyEscrow(tx, order.id, escrow, { kind: "event", type: event.type, webhookId });
  return outcome === "applied" || outcome === "unchanged"
    ? { state: "applied", reason: null, orderId: order.id }
    : { state: "parked", reason: "needs_read", orderId: order.id };
}

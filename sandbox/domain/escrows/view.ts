import { and, asc, count, eq, inArray } from "drizzle-orm";
import type { Reader } from "../../db/client";
import { disputes, escrowEvents, proofSubmissions, users, worlds } from "../../db/schema/index";
import { contractOf } from "../contracts/read";
import { signaturesView } from "../contracts/view";
import { ticketView } from "../disputes/read";
import { toDecimal } from "../money";
import type { Escrow } from "./state";

const iso = (at: Date | null) => at?.toISOString() ?? null;

type Account = { _id: string; email: string; firstName: string; lastName: string };

/** The accounts of the two sides, as far as they have one. */
async function accounts(
  reader: Reader,
  escrow: Escrow,
): Promise<{ buyer: Account | null; seller: Account | null }> {
  const rows = await reader
    .select()
    .from(users)
    .where(
      and(eq(users.worldId, escrow.worldId), inArray(users.email, [escrow.buyerEmail, escrow.sellerEmail])),
    );
  const of = (email: string): Account | null => {
    const user = rows.find((row) => row.email === email);
    return user
      ? { _id: user.id, email: user.email, firstName: user.firstName, lastName: user.lastName }
      : null;
  };
  return { buyer: of(escrow.buyerEmail), seller: of(escrow.sellerEmail) };
}

function core(escrow: Escrow) {
  return {
    id: escrow.id,
    title: escrow.title,
    amount: toDecimal(escrow.amount),
    currency: escrow.currency,
    amountTnd: toDecimal(escrow.amountTnd),
    escrowFee: toDecimal(escrow.escrowFee),
    developerFee: toDecimal(escrow.developerFee),
    developerFeePercentage: escrow.developerFeeRate / 1000,
    status: escrow.status,
    mode: escrow.mode,
    sellerEmail: escrow.sellerEmail,
    buyerEmail: escrow.buyerEmail,
    estimatedDeliveryDays: escrow.estimatedDeliveryDays,
    description: escrow.description,
    fulfillmentPolicy: escrow.fulfillmentPolicy,
    createdAt: escrow.createdAt.toISOString(),
  };
}

function times(escrow: Escrow) {
  return {
    paidAt: iso(escrow.paidAt),
    deliveredAt: iso(escrow.deliveredAt),
    completionDeadline: iso(escrow.completionDeadline),
    completedAt: iso(escrow.completedAt),
    cancelledAt: iso(escrow.cancelledAt),
    updatedAt: escrow.updatedAt.toISOString(),
  };
}

/** The answer to a create call: the sides as ids. */
export async function createdView(reader: Reader, escrow: Escrow) {
  const { buyer, seller } = await accounts(reader, escrow);
  return { ...core(escrow), seller: seller?._id ?? null, buyer: buyer?._id ?? null };
}

/** A whole escrow, as `GET /escrows/:id` shows it (dhmad-api.md §4). */
export async function escrowView(reader: Reader, escrow: Escrow) {
  const [sides, rejections, [world], contract, [ticket], proofInfo] = await Promise.all([
    accounts(reader, escrow),
    reader
      .select()
      .from(escrowEvents)
      .where(and(eq(escrowEvents.escrowId, escrow.id), eq(escrowEvents.kind, "delivery_rejected")))
      .orderBy(asc(escrowEvents.id)),
    reader.select({ name: worlds.applicationName }).from(worlds).where(eq(worlds.id, escrow.worldId)),
    escrow.mode === "standard" ? contractOf(reader, escrow.id) : undefined,
    escrow.disputeId ? reader.select().from(disputes).where(eq(disputes.id, escrow.disputeId)) : [],
    proofInfoOf(reader, escrow),
  ]);
  return {
    ...core(escrow),
    ...sides,
    ...times(escrow),
    expiresAt: iso(escrow.expiresAt),
    createdViaThirdParty: true,
    createdByApplicationName: world?.name ?? null,
    signatures: contract ? signaturesView(contract) : null,
    disputeTicketId: escrow.disputeId,
    disputeTicket: ticket ? ticketView(ticket) : null,
    ...(proofInfo ? { proofInfo } : {}),
    deliveryRejections: rejections.map((row) => ({
      rejectedAt: row.at.toISOString(),
      reason: row.reason,
      previousDeliveredAt: iso(row.previousDeliveredAt),
    })),
  };
}

/** The answer to an update: as after creating, with the time of the change. */
export async function updatedView(reader: Reader, escrow: Escrow) {
  return { ...(await createdView(reader, escrow)), updatedAt: escrow.updatedAt.toISOString() };
}

/** The short form that deliver, reject-delivery and cancel answer with. */
export function movedView(escrow: Escrow) {
  return {
    id: escrow.id,
    title: escrow.title,
    amount: toDecimal(escrow.amount),
    status: escrow.status,
    createdAt: escrow.createdAt.toISOString(),
    ...times(escrow),
  };
}

/** `data.escrow` of an event (dhmad-api.md §7). */
export async function escrowEventData(reader: Reader, escrow: Escrow) {
  const proofInfo = await proofInfoOf(reader, escrow);
  return {
    ...core(escrow),
    ...(await accounts(reader, escrow)),
    ...times(escrow),
    ...(proofInfo ? { proofInfo } : {}),
  };
}

/** Where the proof stands, once the escrow is paid and if one is required (dhmad-api.md §6). */
async function proofInfoOf(reader: Reader, escrow: Escrow) {
  if (!escrow.fulfillmentPolicy || !escrow.proofPhase) return null;
  const [row] = await reader
    .select({ value: count() })
    .from(proofSubmissions)
    .where(eq(proofSubmissions.escrowId, escrow.id));
  return {
    phase: escrow.proofPhase,
    correctionRounds: escrow.correctionRounds,
    uploadDeadline: iso(escrow.proofUploadDeadline),
    reviewDeadline: iso(escrow.proofReviewDeadline),
    submissionCount: row?.value ?? 0,
  };
}

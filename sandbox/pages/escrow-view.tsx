/** @jsxImportSource hono/jsx */
import { type Contract, isFullySigned } from "../domain/contracts/read";
import type { Dispute } from "../domain/disputes/read";
import { type Escrow, type Move, movesFor, owesProof, type Party } from "../domain/escrows/state";
import type { Page } from "./page";
import { Badge, Card, Field, Time } from "./parts/ui";

/** Who did it: a person, the application, or DHMAD itself. */
export function actorName({ t }: Page, actor: string | null): string | null {
  if (actor === "developer") return t.escrow.byDeveloper;
  return actor === "admin" || actor === "system" ? t.escrow.byDhmad : actor;
}

type ActionsProps = { page: Page; escrow: Escrow; party: Party; contract: Contract | undefined };

export function NextActions({ page, escrow, party, contract }: ActionsProps) {
  const t = page.t.escrow;
  const base = `/dashboard/escrow/${escrow.id}`;
  const possible = escrow.disputeOpen ? [] : movesFor(escrow.status, party);
  const may = (move: Move) => possible.includes(move) && !(move === "deliver" && owesProof(escrow));
  const yours = may("deliver") ? t.yours.deliver : may("rejectDelivery") ? t.yours.confirm : null;
  return (
    <Card title={yours ? t.nextTitle : page.t.status[escrow.status]}>
      <p>{yours ?? waitingFor(page, escrow, contract)}</p>
      {escrow.cancellationRequestedAt ? (
        <div class="notice warn">
          <strong>{t.cancellation}</strong>
          {escrow.cancellationReason ? <p dir="auto">{escrow.cancellationReason}</p> : null}
        </div>
      ) : null}
      <Deadline page={page} escrow={escrow} />
      {may("deliver") ? (
        <form method="post" action={`${base}/deliver`}>
          <button type="submit">{t.deliver}</button>
        </form>
      ) : null}
      {may("rejectDelivery") ? (
        <form method="post" action={`${base}/reject`}>
          <Field name="reason" label={`${t.rejectReason} (${page.t.optional})`} maxlength={1000} />
          <button type="submit" class="danger">
            {t.reject}
          </button>
        </form>
      ) : null}
      {may("cancel") ? (
        <form method="post" action={`${base}/cancel`}>
          <button type="submit" class="danger">
            {t.cancel}
          </button>
        </form>
      ) : null}
    </Card>
  );
}

function waitingFor({ t }: Page, escrow: Escrow, contract: Contract | undefined): string {
  const words = t.escrow;
  if (escrow.disputeOpen) return words.waitingAdmin;
  switch (escrow.status) {
    case "pending":
      if (escrow.depositPending) return words.depositPending;
      return contract && !isFullySigned(contract) ? words.waitingSign : words.waiting.buyerPays;
    case "paid":
      if (!owesProof(escrow)) return words.waiting.sellerDelivers;
      return escrow.proofPhase === "submitted_waiting_buyer_review"
        ? words.waitingReview
        : words.waitingProof;
    case "delivered":
      return words.waiting.buyerConfirms;
    case "completed":
      return words.waiting.done;
    case "cancelled":
      return words.waiting.cancelled;
  }
}

/** The moment that counts now, on the world's clock. */
function Deadline({ page, escrow }: { page: Page; escrow: Escrow }) {
  const t = page.t.escrow;
  const reviews = escrow.proofPhase === "submitted_waiting_buyer_review";
  const [label, at] =
    escrow.status === "pending"
      ? [t.expiresBy, escrow.expiresAt]
      : escrow.status === "delivered"
        ? [t.confirmBy, escrow.completionDeadline]
        : escrow.status === "paid" && owesProof(escrow)
          ? [
              reviews ? t.reviewBy : t.uploadBy,
              reviews ? escrow.proofReviewDeadline : escrow.proofUploadDeadline,
            ]
          : ["", null];
  if (!at) return null;
  return (
    <p class="hint">
      {label} <Time page={page} at={at} />
    </p>
  );
}

export function DisputeCard({ page, dispute }: { page: Page; dispute: Dispute }) {
  const t = page.t.escrow;
  return (
    <Card title={t.dispute}>
      <p class="row">
        <Badge tone={dispute.status === "open" ? "warn" : "calm"}>{t.ticketStatus[dispute.status]}</Badge>
        <span class="small muted">
          {t.ticket} <bdi>{dispute.ticketNumber}</bdi> · {t.disputeTypes[dispute.type]}
        </span>
      </p>
      <h3 dir="auto">{dispute.subject}</h3>
      <p dir="auto">{dispute.reason}</p>
      {dispute.outcome ? <p>{page.t.admin.outcomes[dispute.outcome]}</p> : null}
      {dispute.note ? <p dir="auto">{dispute.note}</p> : null}
    </Card>
  );
}

/** @jsxImportSource hono/jsx */
import type { DepositProof } from "../../domain/deposits/view";
import type { Dispute } from "../../domain/disputes/read";
import { DISPUTE_OUTCOMES } from "../../domain/disputes/settle";
import type { Page } from "../page";
import { TextArea } from "../parts/fields";
import { Amount, Badge, Card, Field, Time } from "../parts/ui";
import type { Titles } from "./lookups";

const DEPOSIT_TONES = { pending: "warn", approved: "good", rejected: "bad" } as const;

type DepositProps = {
  page: Page;
  world: string;
  deposits: DepositProof[];
  titles: Titles;
  files: Map<string, string>;
};

/** Payments of guests: an admin looks at the proof before the escrow turns paid (dhmad-api.md §5). */
export function DepositDesk({ page, deposits, ...rest }: DepositProps) {
  const t = page.t.admin;
  const waiting = deposits.filter((row) => row.status === "pending");
  const decided = deposits.filter((row) => row.status !== "pending");
  return (
    <>
      <Card title={t.deposits} id="deposits">
        {waiting.length === 0 ? <p class="muted">{page.t.none}</p> : null}
        <ul class="plain list">
          {waiting.map((row) => (
            <Deposit key={row.id} page={page} deposit={row} {...rest} />
          ))}
        </ul>
      </Card>
      {decided.length > 0 ? (
        <Card title={t.depositsDecided}>
          <ul class="plain list">
            {decided.map((row) => (
              <Deposit key={row.id} page={page} deposit={row} {...rest} />
            ))}
          </ul>
        </Card>
      ) : null}
    </>
  );
}

type DepositRow = Omit<DepositProps, "deposits"> & { deposit: DepositProof };

function Deposit({ page, world, deposit, titles, files }: DepositRow) {
  const t = page.t.admin;
  const about = titles.get(deposit.escrowId);
  const link = deposit.fileId ? files.get(deposit.fileId) : undefined;
  const title = about?.title ?? "";
  const action = `/admin/deposits/${deposit.id}`;
  return (
    <li class="stack">
      <div class="row between">
        <div>
          <strong>
            <bdi>{title}</bdi>
          </strong>{" "}
          · <Amount page={page} value={about?.amountTnd ?? 0} />
          <p class="small muted">
            {t.payer} <bdi>{deposit.payerName}</bdi> · <bdi>{page.t.checkout.methods[deposit.method]}</bdi> ·{" "}
            <Time page={page} at={deposit.createdAt} />
          </p>
        </div>
        <div class="row">
          <Badge tone={DEPOSIT_TONES[deposit.status]}>{t.depositStatus[deposit.status]}</Badge>
          {link ? (
            <a href={link} target="_blank" rel="noopener">
              {t.proofFile}
              <span class="sr">{t.ofDeposit(title)}</span>
            </a>
          ) : (
            <span class="small muted">{t.noFile}</span>
          )}
        </div>
      </div>
      {deposit.reason ? (
        <p class="small" dir="auto">
          {deposit.reason}
        </p>
      ) : null}
      {deposit.status === "pending" ? (
        <div class="row between">
          <form method="post" action={action}>
            <input type="hidden" name="world" value={world} />
            <button type="submit" name="decision" value="approve">
              {t.approveDeposit}
              <span class="sr">{t.ofDeposit(title)}</span>
            </button>
          </form>
          <form method="post" action={action} class="search">
            <input type="hidden" name="world" value={world} />
            <Field
              name="reason"
              id={`reason-${deposit.id}`}
              label={`${t.reason} (${page.t.optional})`}
              maxlength={500}
            />
            <button type="submit" name="decision" value="reject" class="danger">
              {t.rejectDeposit}
              <span class="sr">{t.ofDeposit(title)}</span>
            </button>
          </form>
        </div>
      ) : null}
    </li>
  );
}

type DisputeProps = { page: Page; world: string; disputes: Dispute[]; titles: Titles };

/** Quarrels: an admin gives the money back, releases it, or lets the escrow go on. */
export function DisputeDesk({ page, disputes, ...rest }: DisputeProps) {
  const t = page.t.admin;
  const open = disputes.filter((row) => row.status === "open");
  const settled = disputes.filter((row) => row.status !== "open");
  return (
    <>
      <Card title={t.disputes} id="disputes">
        {open.length === 0 ? <p class="muted">{page.t.none}</p> : null}
        <ul class="plain list">
          {open.map((row) => (
            <Ticket key={row.id} page={page} dispute={row} {...rest} />
          ))}
        </ul>
      </Card>
      {settled.length > 0 ? (
        <Card title={t.disputesSettled}>
          <ul class="plain list">
            {settled.map((row) => (
              <Ticket key={row.id} page={page} dispute={row} {...rest} />
            ))}
          </ul>
        </Card>
      ) : null}
    </>
  );
}

function Ticket({ page, world, dispute, titles }: Omit<DisputeProps, "disputes"> & { dispute: Dispute }) {
  const t = page.t.admin;
  const about = titles.get(dispute.escrowId);
  return (
    <li class="stack">
      <div class="row between">
        <div>
          <strong dir="auto">{dispute.subject}</strong>
          <p class="small muted">
            <bdi>{dispute.ticketNumber}</bdi> · <bdi>{about?.title}</bdi> ·{" "}
            <Amount page={page} value={about?.amountTnd ?? 0} />
          </p>
          <p class="small muted">
            {page.t.escrow.disputeTypes[dispute.type]} · {t.openedBy} <bdi>{dispute.openedBy}</bdi> ·{" "}
            <Time page={page} at={dispute.createdAt} />
          </p>
        </div>
        {dispute.outcome ? <Badge tone="calm">{t.outcomes[dispute.outcome]}</Badge> : null}
      </div>
      <p dir="auto">{dispute.reason}</p>
      {dispute.note ? (
        <p class="small muted" dir="auto">
          {dispute.note}
        </p>
      ) : null}
      {dispute.status === "open" ? (
        <form method="post" action={`/admin/disputes/${dispute.id}`}>
          <input type="hidden" name="world" value={world} />
          <TextArea
            name="note"
            id={`note-${dispute.id}`}
            label={`${t.note} (${page.t.optional})`}
            maxlength={1000}
            rows={2}
          />
          <div class="row">
            {DISPUTE_OUTCOMES.map((outcome) => (
              <button
                key={outcome}
                type="submit"
                name="outcome"
                value={outcome}
                class={outcome === "dismiss" ? "quiet" : ""}
              >
                {t[outcome]}
                <span class="sr">{t.ofTicket(dispute.ticketNumber)}</span>
              </button>
            ))}
          </div>
        </form>
      ) : null}
    </li>
  );
}

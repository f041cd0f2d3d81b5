/** @jsxImportSource hono/jsx */
import type { Child } from "hono/jsx";
import type { Contract } from "../../domain/contracts/read";
import { DISPUTE_TYPES } from "../../domain/disputes/open";
import type { Escrow } from "../../domain/escrows/state";
import type { submissionsOf } from "../../domain/proofs/view";
import type { CheckoutSession } from "../../domain/sessions/create";
import type { Action } from "../../domain/sessions/rules";
import type { Page } from "../page";
import { Choices, FileField, Radio, TextArea } from "../parts/fields";
import { Submissions } from "../parts/proof";
import { Card, ErrorNotice, Field, fieldError, Time } from "../parts/ui";

export type FormProps = {
  page: Page;
  session: CheckoutSession;
  escrow: Escrow;
  contract: Contract | undefined;
  submissions: Awaited<ReturnType<typeof submissionsOf>>;
};

/** Codes of refusals that stand at a field of one of these forms. */
const AT_FIELDS = [
  "signature_required",
  "reason_required",
  "subject_required",
  "file_required",
  "too_many_files",
  "file_too_large",
  "bad_file_type",
];

/** What the target user fills in and sends, for each action but paying and completing. */
export function ActionForm(props: FormProps) {
  const { page, session } = props;
  switch (session.action as Action) {
    case "sign_contract":
      return <Sign {...props} />;
    case "submit_proof":
      return <SubmitProof {...props} />;
    case "review_proof":
      return <ReviewProof {...props} />;
    case "dispute":
      return <Dispute {...props} />;
    case "accept_cancellation":
    case "reject_cancellation":
    case "request_cancellation":
    case "cancel_escrow":
      return <Cancellation {...props} />;
    default:
      return <ErrorNotice page={page} />;
  }
}

const finish = (session: CheckoutSession) => `/checkout/${session.id}/finish`;
const typed = (page: Page, name: string) => page.query.get(name) ?? undefined;

function words({ page, session }: FormProps) {
  return page.t.checkout.actions[session.action as keyof Page["t"]["checkout"]["actions"]];
}

function Sign(props: FormProps) {
  const { page, session } = props;
  return (
    <Card>
      <ErrorNotice page={page} atFields={AT_FIELDS} />
      <form method="post" action={finish(session)} novalidate>
        <Field
          name="signature"
          label={page.t.checkout.signature}
          autocomplete="name"
          maxlength={120}
          required
          value={typed(page, "signature")}
          error={fieldError(page, "signature_required")}
        />
        <button type="submit">{words(props).button}</button>
      </form>
    </Card>
  );
}

function SubmitProof(props: FormProps) {
  const { page, session, escrow, submissions } = props;
  const t = page.t.checkout;
  const asked = escrow.fulfillmentPolicy?.allowedProofTypes ?? [];
  return (
    <Card>
      <ErrorNotice page={page} atFields={AT_FIELDS} />
      {submissions.length > 0 ? <Submissions page={page} submissions={submissions} /> : null}
      {asked.length > 0 ? (
        <p class="hint">
          {t.proofHints} : {asked.map((type) => t.proofTypes[type] ?? type).join(", ")}
        </p>
      ) : null}
      <Deadline page={page} label={page.t.escrow.uploadBy} at={escrow.proofUploadDeadline} />
      <form method="post" action={finish(session)} enctype="multipart/form-data" novalidate>
        <FileField
          name="files"
          label={t.proofFiles}
          hint={t.proofFilesHint}
          multiple
          required
          error={fieldError(page, "file_required", "too_many_files", "file_too_large", "bad_file_type")}
        />
        <TextArea
          name="note"
          label={`${t.note} (${page.t.optional})`}
          maxlength={1000}
          value={typed(page, "note")}
        />
        <button type="submit">{words(props).button}</button>
      </form>
    </Card>
  );
}

function ReviewProof(props: FormProps) {
  const { page, session, escrow, submissions } = props;
  const t = page.t.checkout;
  return (
    <>
      <Card title={page.t.escrow.proof}>
        <Submissions page={page} submissions={submissions} />
        <Deadline page={page} label={page.t.escrow.reviewBy} at={escrow.proofReviewDeadline} />
      </Card>
      <Card>
        <ErrorNotice page={page} atFields={AT_FIELDS} />
        <form method="post" action={finish(session)}>
          <button type="submit" name="decision" value="accept">
            {words(props).button}
          </button>
        </form>
        <form method="post" action={finish(session)} novalidate>
          <TextArea
            name="reason"
            label={t.missingPart}
            maxlength={1000}
            required
            value={typed(page, "reason")}
            error={fieldError(page, "reason_required")}
          />
          <button type="submit" name="decision" value="corrections" class="quiet">
            {t.askCorrections}
          </button>
        </form>
      </Card>
    </>
  );
}

function Dispute(props: FormProps) {
  const { page, session } = props;
  const t = page.t.checkout;
  const chosen = typed(page, "disputeType") ?? "not_received";
  return (
    <Card>
      <ErrorNotice page={page} atFields={AT_FIELDS} />
      <form method="post" action={finish(session)} novalidate>
        <Choices legend={t.disputeType} name="disputeType">
          {DISPUTE_TYPES.map((type) => (
            <Radio
              key={type}
              name="disputeType"
              value={type}
              label={page.t.escrow.disputeTypes[type]}
              checked={type === chosen}
            />
          ))}
        </Choices>
        <Field
          name="subject"
          label={t.subject}
          maxlength={200}
          required
          value={typed(page, "subject")}
          error={fieldError(page, "subject_required")}
        />
        <TextArea
          name="reason"
          label={t.details}
          maxlength={2000}
          required
          value={typed(page, "reason")}
          error={fieldError(page, "reason_required")}
        />
        <button type="submit" class="danger">
          {words(props).button}
        </button>
      </form>
    </Card>
  );
}

/** Asking for, accepting, refusing, or cancelling outright: a reason where there is one to give, and one button. */
function Cancellation(props: FormProps) {
  const { page, session, escrow } = props;
  const t = page.t.checkout;
  const { action } = session;
  const answers = action === "accept_cancellation" || action === "reject_cancellation";
  const gives = action !== "accept_cancellation";
  return (
    <Card>
      <ErrorNotice page={page} />
      {answers && escrow.cancellationReason ? (
        <Labelled label={t.buyerReason}>
          <p dir="auto">{escrow.cancellationReason}</p>
        </Labelled>
      ) : null}
      <form method="post" action={finish(session)} novalidate>
        {gives ? (
          <TextArea
            name="reason"
            label={`${t.reason} (${page.t.optional})`}
            maxlength={1000}
            value={typed(page, "reason")}
          />
        ) : null}
        <button type="submit" class={action === "request_cancellation" ? "" : "danger"}>
          {words(props).button}
        </button>
      </form>
    </Card>
  );
}

function Labelled({ label, children }: { label: string; children: Child }) {
  return (
    <div>
      <p class="small muted">{label}</p>
      {children}
    </div>
  );
}

function Deadline({ page, label, at }: { page: Page; label: string; at: Date | null }) {
  if (!at) return null;
  return (
    <p class="hint">
      {label} <Time page={page} at={at} />
    </p>
  );
}

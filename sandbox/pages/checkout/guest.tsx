/** @jsxImportSource hono/jsx */
import { DEPOSIT_METHODS } from "../../domain/deposits/pay";
import type { Escrow } from "../../domain/escrows/state";
import type { CheckoutSession } from "../../domain/sessions/create";
import type { Page } from "../page";
import { Choices, FileField, Radio } from "../parts/fields";
import { Card, ErrorNotice, Field, fieldError, isolate } from "../parts/ui";

type Props = { page: Page; session: CheckoutSession; escrow: Escrow };

const AT_FIELDS = ["file_required", "file_too_large", "bad_file_type", "payer_required", "method_required"];
/** Refusals of the log-in form that stands below. */
const OF_LOGIN = ["bad_email", "wrong_code", "expired", "name", "mail"];

/** Someone without an account pays an instant escrow from outside and shows a proof (dhmad-api.md §5, guest path). */
export function GuestPayment({ page, session, escrow }: Props) {
  const t = page.t.checkout;
  const typed = (name: string) => page.query.get(name) ?? undefined;
  return (
    <Card title={t.guestTitle}>
      <p>{t.guestIntro(isolate(session.targetUserEmail))}</p>
      <p class="notice warn">{t.noRealMoney}</p>
      <ErrorNotice page={page} atFields={[...AT_FIELDS, ...OF_LOGIN]} />
      <form method="post" action={`/checkout/${session.id}/guest`} enctype="multipart/form-data" novalidate>
        <Choices legend={t.method} name="method" error={fieldError(page, "method_required")}>
          {DEPOSIT_METHODS.map((method) => (
            <Radio
              key={method}
              name="method"
              value={method}
              required
              checked={typed("method") === method}
              label={
                <>
                  <strong>{t.methods[method]}</strong>
                  <br />
                  <span class="hint">{t.instructions[method]}</span>
                </>
              }
            />
          ))}
        </Choices>
        <dl class="facts">
          <div>
            <dt>{t.reference}</dt>
            <dd>
              <code>{escrow.id.slice(-8).toUpperCase()}</code>
            </dd>
          </div>
        </dl>
        <Field
          name="payerName"
          label={t.payerName}
          autocomplete="name"
          maxlength={120}
          required
          value={typed("payerName")}
          error={fieldError(page, "payer_required")}
        />
        <FileField
          name="file"
          label={t.paymentProof}
          hint={
            escrow.environment === "sandbox"
              ? `${t.paymentProofHint} ${t.paymentProofOptional}`
              : t.paymentProofHint
          }
          error={fieldError(page, "file_required", "file_too_large", "bad_file_type")}
        />
        <button type="submit">{t.guestSend}</button>
      </form>
    </Card>
  );
}

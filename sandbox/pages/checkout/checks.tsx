/** @jsxImportSource hono/jsx */

import type { IdentityCheck } from "../../domain/people/identity";
import type { PayerCheck } from "../../domain/people/payer";
import type { PhoneProof } from "../../domain/people/phone";
import type { CheckoutSession } from "../../domain/sessions/create";
import type { Page } from "../page";
import { Field, fieldError, isolate } from "../parts/ui";

export type Checks = {
  open: PayerCheck[];
  phone: PhoneProof | undefined;
  identity: IdentityCheck | undefined;
  /** The payer's account, for the mailbox in which the code arrives. */
  email: string;
};

type Props = { page: Page; session: CheckoutSession; checks: Checks };

/** What DHMAD asks on the same page before it takes the payment (seeds: "Standard flow"). */
export function PayerChecks({ page, session, checks }: Props) {
  const error = page.query.get("error");
  const phoneUnderWay = checks.phone !== undefined && !checks.phone.verifiedAt;
  const asked = phoneUnderWay || error === "phone_required" || error === "bad_phone";
  return (
    <>
      {checks.open.includes("phone") && asked ? (
        <PhonePopup page={page} session={session} checks={checks} />
      ) : null}
      {checks.open.includes("identity") ? <Identity page={page} session={session} checks={checks} /> : null}
    </>
  );
}

function PhonePopup({ page, session, checks }: Props) {
  const t = page.t.checkout;
  const base = `/checkout/${session.id}/phone`;
  const proof = checks.phone;
  return (
    <dialog open class="popup" aria-labelledby="phone-title">
      <h2 id="phone-title">{t.phoneTitle}</h2>
      {proof && !proof.verifiedAt ? (
        <>
          <p>
            {t.phoneSent(isolate(proof.phone))}{" "}
            <a href={`/mailbox?q=${encodeURIComponent(checks.email)}`} target="_blank" rel="noopener">
              {page.t.login.openMailbox}
            </a>
          </p>
          <form method="post" action={`${base}/code`} novalidate>
            <Field
              name="code"
              label={t.phoneCode}
              class="code"
              inputmode="numeric"
              autocomplete="one-time-code"
              maxlength={6}
              required
              autofocus
              error={fieldError(page, "wrong_code", "expired")}
            />
            <button type="submit">{t.phoneVerify}</button>
          </form>
          <form method="post" action={`${base}/forget`}>
            <button type="submit" class="link">
              {t.phoneOther}
            </button>
          </form>
        </>
      ) : (
        <>
          <p>{t.phoneIntro}</p>
          <form method="post" action={base} novalidate>
            <Field
              name="phone"
              label={t.phone}
              type="tel"
              dir="ltr"
              autocomplete="tel"
              required
              autofocus
              value={page.query.get("phone") ?? undefined}
              error={fieldError(page, "bad_phone")}
            />
            <button type="submit">{t.phoneSend}</button>
          </form>
        </>
      )}
    </dialog>
  );
}

function Identity({ page, session, checks }: Props) {
  const t = page.t.checkout;
  const here = `/checkout/${session.id}`;
  const inReview = checks.identity?.status === "in_review";
  return (
    <section class="card" aria-labelledby="identity-title">
      <h2 id="identity-title">{t.identityTitle}</h2>
      <p>{inReview ? t.identityReview : t.identityIntro}</p>
      {inReview ? null : (
        <form method="post" action="/identity" target="_blank" rel="noopener">
          <button type="submit">{t.identityStart}</button>
        </form>
      )}
      <a href={here}>{t.identityAgain}</a>
    </section>
  );
}

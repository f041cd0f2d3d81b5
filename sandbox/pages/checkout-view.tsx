/** @jsxImportSource hono/jsx */
import { returnUrl } from "../domain/sessions/read";
import { type Checks, PayerChecks } from "./checkout/checks";
import { ActionForm, type FormProps } from "./checkout/forms";
import { GuestPayment } from "./checkout/guest";
import { formatAmount, formatNumber } from "./i18n/index";
import { LoginForm, type LoginStep } from "./parts/login-form";
import { TopUpForm } from "./parts/top-up";
import { Amount, Card, ErrorNotice, isolate } from "./parts/ui";

/** What the person can do next in this checkout. */
export type CheckoutState =
  | { kind: "over"; status: "completed" | "expired" | "cancelled" }
  | { kind: "moot" }
  | { kind: "login"; step: LoginStep; guest: boolean }
  | { kind: "wrong_user"; email: string }
  | { kind: "ready"; wallet: number; missing: number; checks: Checks | null };

type Props = FormProps & { app: string };

const LOGIN_ERRORS = ["expired", "mail"];

/** A session that is over: what happened, and the way back. */
export function OverCard({
  page,
  session,
  app,
  status,
}: Props & { status: "completed" | "expired" | "cancelled" }) {
  const t = page.t.checkout;
  const words = {
    completed: { title: t.completedTitle, text: t.completed, tone: "good" },
    expired: { title: t.expiredTitle, text: t.expired, tone: "warn" },
    cancelled: { title: t.cancelledTitle, text: t.cancelled, tone: "warn" },
  }[status];
  return (
    <Card>
      <h1>{words.title}</h1>
      <p class={`notice ${words.tone}`}>{words.text}</p>
      <a class="button" href={returnUrl(session, status)}>
        {t.returnTo(app)}
      </a>
    </Card>
  );
}

/** The part of the checkout that changes: log in, switch, top up, or confirm. */
export function NextStep(props: Props & { state: CheckoutState; world: string }) {
  const { page, session, state, world } = props;
  const t = page.t.checkout;
  const here = `/checkout/${session.id}`;
  switch (state.kind) {
    case "login":
      return (
        <>
          {state.guest && state.step.kind === "email" ? <GuestPayment {...props} /> : null}
          <Card title={loginTitle(props, state)}>
            {state.step.kind === "email" ? <p>{t.loginIntro(isolate(session.targetUserEmail))}</p> : null}
            <LoginForm
              page={page}
              step={state.step}
              world={world}
              here={here}
              next={here}
              fixedEmail={session.targetUserEmail}
              errors={state.guest ? LOGIN_ERRORS : undefined}
            />
          </Card>
        </>
      );
    case "wrong_user":
      return (
        <Card title={t.wrongUserTitle}>
          <p>{t.wrongUser(isolate(session.targetUserEmail), isolate(state.email))}</p>
          <form method="post" action="/logout">
            <input type="hidden" name="next" value={here} />
            <button type="submit">{t.switchUser}</button>
          </form>
        </Card>
      );
    case "moot":
      return (
        <Card title={t.mootTitle}>
          <p>{t.moot}</p>
        </Card>
      );
    case "ready":
      if (session.action !== "accept_pay" && session.action !== "complete") return <ActionForm {...props} />;
      return (
        <>
          {state.checks ? <PayerChecks page={page} session={session} checks={state.checks} /> : null}
          <Confirm {...props} wallet={state.wallet} missing={state.missing} />
        </>
      );
    default:
      return null;
  }
}

function loginTitle({ page }: Props, { step, guest }: Extract<CheckoutState, { kind: "login" }>): string {
  if (step.kind === "name") return page.t.login.nameTitle;
  return guest && step.kind === "email" ? page.t.checkout.orLogin : page.t.checkout.loginTitle;
}

/** Codes of refusals that stand at a field of this page. */
const AT_FIELDS = ["bad_amount", "bad_phone", "wrong_code", "expired"];

function Confirm({ page, session, escrow, wallet, missing }: Props & { wallet: number; missing: number }) {
  const t = page.t.checkout;
  const base = `/checkout/${session.id}`;
  const pays = session.action === "accept_pay";
  return (
    <Card>
      <ErrorNotice page={page} atFields={AT_FIELDS} />
      {pays ? (
        <dl class="facts">
          <div>
            <dt>{t.wallet}</dt>
            <dd>
              <Amount page={page} value={wallet} />
            </dd>
          </div>
          <div class="total">
            <dt>{t.youPay}</dt>
            <dd>
              <Amount page={page} value={escrow.amountTnd} />
            </dd>
          </div>
        </dl>
      ) : null}
      {missing > 0 ? (
        <>
          <p class="notice warn">{t.missing(isolate(formatAmount(page.locale, missing)))}</p>
          <TopUpForm
            page={page}
            action={`${base}/top-up`}
            label={t.topUpAmount}
            button={t.topUp}
            value={formatNumber(page.locale, missing)}
          />
        </>
      ) : (
        <form method="post" action={`${base}/finish`}>
          <button type="submit">{pays ? t.pay : t.complete}</button>
        </form>
      )}
    </Card>
  );
}

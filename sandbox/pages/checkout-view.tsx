/** @jsxImportSource hono/jsx */
import type { Escrow } from "../domain/escrows/state";
import type { CheckoutSession } from "../domain/sessions/create";
import { returnUrl } from "../domain/sessions/read";
import { formatAmount, formatNumber } from "./i18n/index";
import type { Page } from "./page";
import { LoginForm, type LoginStep } from "./parts/login-form";
import { TopUpForm } from "./parts/top-up";
import { Amount, Card, ErrorNotice, isolate } from "./parts/ui";

/** What the person can do next in this checkout. */
export type CheckoutState =
  | { kind: "over"; status: "completed" | "expired" | "cancelled" }
  | { kind: "moot" }
  | { kind: "login"; step: LoginStep }
  | { kind: "wrong_user"; email: string }
  | { kind: "ready"; wallet: number; missing: number };

type Props = { page: Page; session: CheckoutSession; escrow: Escrow; app: string };

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
        <Card title={state.step.kind === "name" ? page.t.login.nameTitle : t.loginTitle}>
          {state.step.kind === "email" ? <p>{t.loginIntro(isolate(session.targetUserEmail))}</p> : null}
          <LoginForm
            page={page}
            step={state.step}
            world={world}
            here={here}
            next={here}
            fixedEmail={session.targetUserEmail}
          />
        </Card>
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
      return <Confirm {...props} wallet={state.wallet} missing={state.missing} />;
    default:
      return null;
  }
}

function Confirm({ page, session, escrow, wallet, missing }: Props & { wallet: number; missing: number }) {
  const t = page.t.checkout;
  const base = `/checkout/${session.id}`;
  const pays = session.action === "accept_pay";
  return (
    <Card>
      <ErrorNotice page={page} atFields={["bad_amount"]} />
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

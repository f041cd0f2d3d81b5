/** @jsxImportSource hono/jsx */
import { getCookie } from "hono/cookie";
import type { Ctx } from "../../domain/context";
import { currentLogin } from "../../domain/people/login";
import { LOGIN_COOKIE, type Page, type PageContext, withQuery } from "../page";
import { ErrorNotice, Field, fieldError, isolate } from "./ui";

export type LoginStep = { kind: "email" } | { kind: "code"; email: string } | { kind: "name"; email: string };

/** Where this browser is in logging in to this world (and, in a checkout, as this person). */
export async function loginStep(
  ctx: Ctx,
  c: PageContext,
  worldId: string,
  email?: string,
): Promise<LoginStep> {
  if (c.req.query("restart")) return { kind: "email" };
  const attempt = await currentLogin(ctx, getCookie(c, LOGIN_COOKIE));
  if (!attempt || attempt.worldId !== worldId || (email && attempt.email !== email)) return { kind: "email" };
  return { kind: attempt.provedAt ? "name" : "code", email: attempt.email };
}

const FIELD_CODES = ["bad_email", "wrong_code", "name"];

type Props = {
  page: Page;
  step: LoginStep;
  world: string;
  /** The page these forms stand on, and the one to go to afterwards. */
  here: string;
  next: string;
  /** In a checkout: the only person who can go on. */
  fixedEmail?: string;
  /** Where another form stands on the page: the refusals that are told here. */
  errors?: string[] | undefined;
};

/** The three steps of logging in: address, code, and, for someone new, a name. */
export function LoginForm({ page, step, world, here, next, fixedEmail, errors }: Props) {
  const hidden = (
    <>
      <input type="hidden" name="world" value={world} />
      <input type="hidden" name="here" value={withQuery(here, { error: null, restart: null })} />
      <input type="hidden" name="next" value={withQuery(next, { error: null, restart: null })} />
    </>
  );
  return (
    <>
      <ErrorNotice page={page} atFields={FIELD_CODES} only={errors} />
      {step.kind === "email" ? <EmailStep page={page} hidden={hidden} fixedEmail={fixedEmail} /> : null}
      {step.kind === "code" ? (
        <CodeStep
          page={page}
          hidden={hidden}
          email={step.email}
          here={here}
          fixed={fixedEmail !== undefined}
        />
      ) : null}
      {step.kind === "name" ? <NameStep page={page} hidden={hidden} email={step.email} /> : null}
    </>
  );
}

type StepProps = { page: Page; hidden: unknown };

function EmailStep({ page, hidden, fixedEmail }: StepProps & { fixedEmail: string | undefined }) {
  const t = page.t.login;
  return (
    <form method="post" action="/login/email" novalidate>
      {hidden}
      <Field
        name="email"
        label={t.email}
        type="email"
        dir="ltr"
        autocomplete="email"
        required
        readonly={fixedEmail !== undefined}
        value={fixedEmail ?? page.query.get("email") ?? undefined}
        error={fieldError(page, "bad_email")}
      />
      <button type="submit">{t.sendCode}</button>
    </form>
  );
}

type CodeProps = StepProps & { email: string; here: string; fixed: boolean };

function CodeStep({ page, hidden, email, here, fixed }: CodeProps) {
  const t = page.t.login;
  return (
    <>
      <p>
        {t.codeSent(isolate(email))}{" "}
        <a href={`/mailbox?q=${encodeURIComponent(email)}`} target="_blank" rel="noopener">
          {t.openMailbox}
        </a>
      </p>
      <form method="post" action="/login/code" novalidate>
        {hidden}
        <Field
          name="code"
          label={t.code}
          class="code"
          inputmode="numeric"
          autocomplete="one-time-code"
          maxlength={6}
          required
          autofocus
          error={fieldError(page, "wrong_code")}
        />
        <button type="submit">{t.submit}</button>
      </form>
      <div class="row between">
        <form method="post" action="/login/email">
          {hidden}
          <input type="hidden" name="email" value={email} />
          <button type="submit" class="link">
            {t.resend}
          </button>
        </form>
        {fixed ? null : <a href={withQuery(here, { restart: "1", error: null })}>{t.other}</a>}
      </div>
    </>
  );
}

function NameStep({ page, hidden, email }: StepProps & { email: string }) {
  const t = page.t.login;
  const error = fieldError(page, "name");
  return (
    <>
      <p>{t.nameIntro(isolate(email))}</p>
      <form method="post" action="/login/name" novalidate>
        {hidden}
        <Field name="firstName" label={t.firstName} autocomplete="given-name" required error={error} />
        <Field name="lastName" label={t.lastName} autocomplete="family-name" required error={error} />
        <button type="submit">{t.register}</button>
      </form>
    </>
  );
}

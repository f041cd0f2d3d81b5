/** @jsxImportSource hono/jsx */
import type { Child } from "hono/jsx";
import { errorText, formatAmount, formatTime } from "../i18n/index";
import type { Page } from "../page";

/** An amount in millimes, kept in one piece whatever the direction of the text around it. */
export function Amount({ page, value }: { page: Page; value: number }) {
  return <bdi class="amount">{formatAmount(page.locale, value)}</bdi>;
}

export function Time({ page, at }: { page: Page; at: Date }) {
  return <time datetime={at.toISOString()}>{formatTime(page.locale, at)}</time>;
}

type FieldProps = {
  name: string;
  label: string;
  /** Where two forms of a page have a field of the same name. */
  id?: string;
  value?: string | undefined;
  error?: string | undefined;
  hint?: string | undefined;
  [attribute: string]: string | number | boolean | undefined;
};

/** A labelled input; its error stands under it, is read with it, and the page opens there. */
export function Field({ name, label, id = name, value, error, hint, ...rest }: FieldProps) {
  const described = [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ");
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        name={name}
        value={value}
        aria-invalid={error ? "true" : undefined}
        aria-describedby={described || undefined}
        {...openHere(error)}
        {...rest}
      />
      {hint ? (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      {error ? (
        <p class="field-error" id={`${id}-error`}>
          {error}
        </p>
      ) : null}
    </div>
  );
}

/** Without script the browser itself takes the reader to the field that was wrong. */
export function openHere(error: string | undefined): { autofocus?: true } {
  return error ? { autofocus: true } : {};
}

type ErrorProps = { page: Page; atFields?: string[]; only?: string[] | undefined };

/** What went wrong, from the `error` in the address; not for those codes that stand at a field instead. */
export function ErrorNotice({ page, atFields = [], only }: ErrorProps) {
  const code = page.query.get("error");
  if (!code || atFields.includes(code) || only?.includes(code) === false) return null;
  return (
    <div class="notice bad" role="alert">
      <strong>{page.t.errors.title}</strong>
      <p>{errorText(page.t, code)}</p>
    </div>
  );
}

export function Card({ title, children, id }: { title?: string; children: Child; id?: string }) {
  return (
    <section class="card" id={id}>
      {title ? <h2>{title}</h2> : null}
      {children}
    </section>
  );
}

type Tone = "good" | "bad" | "warn" | "calm";

export function Badge({ tone, children }: { tone: Tone; children: Child }) {
  return <span class={`badge ${tone}`}>{children}</span>;
}

const ESCROW_TONES = {
  pending: "warn",
  paid: "calm",
  delivered: "calm",
  completed: "good",
  cancelled: "bad",
} as const;

export function EscrowBadge({ page, status }: { page: Page; status: keyof typeof ESCROW_TONES }) {
  return <Badge tone={ESCROW_TONES[status]}>{page.t.status[status]}</Badge>;
}

type Kyc = { kycStatus: "pending" | "approved" | "rejected"; needsAdminReview: boolean };

export function KycBadge({ page, verification }: { page: Page; verification: Kyc }) {
  const state = verification.needsAdminReview ? "review" : verification.kycStatus;
  const tone = { pending: "calm", review: "warn", approved: "good", rejected: "bad" } as const;
  return <Badge tone={tone[state]}>{page.t.kyc[state]}</Badge>;
}

/** Keeps an e-mail or a name in one piece inside a sentence of the other direction. */
export function isolate(value: string): string {
  return `\u2068${value}\u2069`;
}

/** The error text for a field, when the address carries that code. */
export function fieldError(page: Page, ...codes: string[]): string | undefined {
  const code = page.query.get("error");
  return code && codes.includes(code) ? errorText(page.t, code) : undefined;
}

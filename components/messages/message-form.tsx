"use client";

import { useRouter } from "next/navigation";
import { type ChangeEvent, type FormEvent, useRef, useState } from "react";
import { Field, FormAlert } from "@/components/forms";
import { Button, Input, Textarea } from "@/components/ui";
import { type FormState, IDLE } from "@/lib/actions/form-state";
import type { Locale } from "@/lib/i18n/locales";
import type { MessageAnswer } from "./answer";

export type MessageFormWords = Record<
  "label" | "files" | "optional" | "filesHint" | "filesTooHeavy" | "send" | "sending" | "sent" | "failed",
  string
>;

type Props = {
  /** Whom it goes to, as `targetName` of lib/messages writes it. */
  to: string;
  /** Made once for each form that is shown. */
  clientId: string;
  locale: Locale;
  /** The path of this page, with its locale: a plain form comes back to it. */
  from: string;
  words: MessageFormWords;
  limits: { length: number; files: number; fileBytes: number };
  /** What an attempt without JavaScript left behind. */
  initial?: FormState;
};

/**
 * Writes a message. A plain form that the browser can send by itself; with JavaScript the page stays, so that what was
 * typed and chosen is still there when something is wrong with it.
 */
export function MessageForm({ to, clientId, locale, from, words, limits, initial = IDLE }: Props) {
  const router = useRouter();
  const body = useRef<HTMLTextAreaElement>(null);
  const files = useRef<HTMLInputElement>(null);
  const [state, setState] = useState<FormState>(initial);
  const [id, setId] = useState(clientId);
  const [sending, setSending] = useState(false);
  const [tooHeavy, setTooHeavy] = useState(false);

  const problem = (message?: string, fields?: FormState["fields"]) =>
    setState({ status: "error", message, fields, values: {} });

  const done = (answer: Extract<MessageAnswer, { status: "sent" }>) => {
    setId(answer.clientId);
    if (body.current) body.current.value = "";
    if (files.current) files.current.value = "";
    setState({ status: "ok", message: words.sent, values: {} });
    if (to.startsWith("conversation:")) router.refresh();
    else router.push(`${answer.thread}#newest`);
  };

  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (sending) return;
    const form = event.currentTarget;
    setSending(true);
    try {
      const headers = { accept: "application/json" };
      const response = await fetch(form.action, { method: "POST", body: new FormData(form), headers });
      const answer = (await response.json()) as MessageAnswer;
      if (answer.status === "sent") done(answer);
      else if (answer.status === "error") problem(answer.message, answer.fields);
      // The browser sends it again by itself and is led to sign in.
      else form.submit();
    } catch {
      // Offline, or no answer of ours: the same form may be sent again, it is written once.
      problem(words.failed);
    } finally {
      setSending(false);
    }
  };

  const check = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const chosen = [...(target.files ?? [])];
    const tooMuch = chosen.length > limits.files || chosen.some(({ size }) => size > limits.fileBytes);
    if (tooMuch) target.value = "";
    setTooHeavy(tooMuch);
  };

  const address = new URLSearchParams({ locale, from });
  return (
    <form
      id="write"
      action={`/messages/send?${address}`}
      method="post"
      encType="multipart/form-data"
      onSubmit={send}
      noValidate
      className="scroll-mt-24 space-y-4"
    >
      {state.status === "error" ? <FormAlert state={state} /> : null}
      <p role="status" className="sr-only">
        {state.status === "ok" ? state.message : null}
      </p>
      <input type="hidden" name="to" value={to} />
      <input type="hidden" name="clientId" value={id} />
      <Field name="body" label={words.label} errors={state.fields?.body}>
        {(control) => (
          <Textarea
            {...control}
            ref={body}
            dir="auto"
            rows={3}
            className="min-h-24"
            maxLength={limits.length}
            defaultValue={initial.values.body}
          />
        )}
      </Field>
      <Field
        name="files"
        label={words.files}
        optional={words.optional}
        hint={words.filesHint}
        errors={tooHeavy ? [words.filesTooHeavy] : state.fields?.files}
      >
        {(control) => (
          <Input
            {...control}
            ref={files}
            type="file"
            multiple
            accept="image/jpeg,image/png,image/webp,application/pdf"
            onChange={check}
            className="file:me-3 file:rounded-control file:border-0 file:bg-sunken file:px-3 file:py-1.5 file:font-semibold file:text-ink"
          />
        )}
      </Field>
      <Button type="submit" aria-disabled={sending || undefined} className="w-full sm:w-auto">
        <span aria-live="polite">{sending ? words.sending : words.send}</span>
      </Button>
    </form>
  );
}

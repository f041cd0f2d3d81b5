"use client";

import { type ReactNode, useActionState } from "react";
import { Field, FormAlert, SubmitButton } from "@/components/forms";
import { Textarea } from "@/components/ui";
import { type FormState, IDLE } from "@/lib/actions/form-state";

type Props = {
  action: (previous: FormState, form: FormData) => Promise<FormState>;
  /** Of the text: `body` of a question, `answer` of an answer. */
  name: "body" | "answer";
  /** Where several of these stand on one page. */
  id?: string;
  words: Record<"label" | "hint" | "send" | "sending", string>;
  /** The most characters. */
  limit: number;
  /** Hidden fields. */
  children: ReactNode;
};

/** One text to write: a question or its answer. */
export function QuestionTextForm({ action, name, id = name, words, limit, children }: Props) {
  const [state, formAction] = useActionState(action, IDLE);
  return (
    <form action={formAction} noValidate className="space-y-4">
      {children}
      <FormAlert state={state} />
      <Field name={name} id={id} label={words.label} hint={words.hint} errors={state.fields?.[name]}>
        {(control) => (
          <Textarea
            {...control}
            dir="auto"
            rows={3}
            maxLength={limit}
            defaultValue={state.values[name] ?? ""}
            className="min-h-24"
          />
        )}
      </Field>
      <SubmitButton pendingText={words.sending}>{words.send}</SubmitButton>
    </form>
  );
}

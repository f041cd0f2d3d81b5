"use client";

import { type ReactNode, useActionState } from "react";
import { Field, FormAlert, SubmitButton } from "@/components/forms";
import { Textarea } from "@/components/ui";
import { type FormState, IDLE } from "@/lib/actions/form-state";
import { StarChoice } from "./star-choice";

type Props = {
  action: (previous: FormState, form: FormData) => Promise<FormState>;
  words: Record<"rating" | "text" | "textHint" | "optional" | "send" | "sending", string>;
  choices: { label: string; word: string }[];
  /** The most characters of the text. */
  limit: number;
  /** What is written so far; empty strings where nothing is. */
  written: { rating: string; text: string };
  /** Hidden fields. */
  children: ReactNode;
};

export function ReviewForm({ action, words, choices, limit, written, children }: Props) {
  const [state, formAction] = useActionState(action, IDLE);
  return (
    <form action={formAction} noValidate className="space-y-5">
      {children}
      <FormAlert state={state} />
      <StarChoice
        legend={words.rating}
        choices={choices}
        value={state.values.rating ?? written.rating}
        errors={state.fields?.rating}
      />
      <Field
        name="text"
        id="review-text"
        label={words.text}
        optional={words.optional}
        hint={words.textHint}
        errors={state.fields?.text}
      >
        {(control) => (
          <Textarea
            {...control}
            dir="auto"
            rows={4}
            maxLength={limit}
            defaultValue={state.values.text ?? written.text}
          />
        )}
      </Field>
      <SubmitButton pendingText={words.sending}>{words.send}</SubmitButton>
    </form>
  );
}

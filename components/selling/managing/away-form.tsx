"use client";

import { type ReactNode, useActionState } from "react";
import { Field, FormAlert, SubmitButton } from "@/components/forms";
import { Input } from "@/components/ui";
import { type FormState, IDLE } from "@/lib/actions/form-state";

type Props = {
  action: (previous: FormState, form: FormData) => Promise<FormState>;
  away: boolean;
  days: { first: string; last: string };
  words: { day: string; dayHint: string; close: string; open: string; pending: string };
  /** Hidden fields. */
  children: ReactNode;
};

/** The day of the return, or the button that opens the shop at once. */
export function AwayForm({ action, away, days, words, children }: Props) {
  const [state, formAction] = useActionState(action, IDLE);
  return (
    <form action={formAction} noValidate className="space-y-4">
      {children}
      <input type="hidden" name="intent" value={away ? "open" : "close"} />
      <FormAlert state={state} />
      {away ? null : (
        <Field name="day" label={words.day} hint={words.dayHint} errors={state.fields?.day}>
          {(control) => (
            <Input
              {...control}
              type="date"
              min={days.first}
              max={days.last}
              defaultValue={state.values.day}
              className="max-w-60"
            />
          )}
        </Field>
      )}
      <SubmitButton variant="secondary" pendingText={words.pending}>
        {away ? words.open : words.close}
      </SubmitButton>
    </form>
  );
}

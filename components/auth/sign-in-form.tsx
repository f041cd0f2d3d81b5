"use client";

import { type ReactNode, useActionState } from "react";
import { Field, FormAlert, SubmitButton } from "@/components/forms";
import { Input } from "@/components/ui";
import { type FormState, IDLE } from "@/lib/actions/form-state";

type Props = {
  action: (previous: FormState, form: FormData) => Promise<FormState>;
  words: Record<"email" | "submit" | "pending", string>;
  email?: string;
  /** Hidden fields. */
  children: ReactNode;
};

/** Asks for the address that a sign-in link is mailed to. */
export function SignInForm({ action, words, email, children }: Props) {
  const [state, formAction] = useActionState(action, IDLE);
  return (
    <form action={formAction} noValidate className="space-y-5">
      {children}
      <FormAlert state={state} />
      <Field name="email" label={words.email} errors={state.fields?.email} required>
        {(control) => (
          <Input
            {...control}
            type="email"
            dir="ltr"
            autoComplete="email"
            autoCapitalize="off"
            spellCheck={false}
            maxLength={254}
            defaultValue={state.values.email ?? email}
          />
        )}
      </Field>
      <SubmitButton size="lg" block pendingText={words.pending}>
        {words.submit}
      </SubmitButton>
    </form>
  );
}

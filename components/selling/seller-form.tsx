"use client";

import { type ReactNode, useActionState } from "react";
import { CheckboxField, Field, FormAlert, SubmitButton } from "@/components/forms";
import { Input } from "@/components/ui";
import type { FormState } from "@/lib/actions/form-state";

export type SellerFormWords = Record<
  | "name"
  | "nameHint"
  | "handle"
  | "handleHint"
  | "dhmadEmail"
  | "dhmadEmailHint"
  | "agree"
  | "submit"
  | "pending",
  string
>;

type Props = {
  action: (previous: FormState, form: FormData) => Promise<FormState>;
  words: SellerFormWords;
  /** What stands in the fields, and at them, before anything is typed. */
  initial: FormState;
  /** Without it only the address is asked for: name and handle are known. */
  identity: boolean;
  consent: ReactNode;
  /** Hidden fields. */
  children: ReactNode;
};

/** Becoming a seller, or giving DHMAD another address. Consent is asked for each time. */
export function SellerForm({ action, words, initial, identity, consent, children }: Props) {
  const [state, formAction] = useActionState(action, initial);
  return (
    <form action={formAction} noValidate className="space-y-6">
      {children}
      <FormAlert state={state} />
      {identity ? (
        <>
          <Field name="name" label={words.name} hint={words.nameHint} errors={state.fields?.name} required>
            {(control) => (
              <Input {...control} autoComplete="name" maxLength={60} defaultValue={state.values.name} />
            )}
          </Field>
          <Field
            name="handle"
            label={words.handle}
            hint={words.handleHint}
            errors={state.fields?.handle}
            required
          >
            {(control) => (
              <Input
                {...control}
                dir="ltr"
                autoComplete="off"
                autoCapitalize="off"
                spellCheck={false}
                maxLength={30}
                defaultValue={state.values.handle}
              />
            )}
          </Field>
        </>
      ) : null}
      <Field
        name="dhmadEmail"
        label={words.dhmadEmail}
        hint={words.dhmadEmailHint}
        errors={state.fields?.dhmadEmail}
        required
      >
        {(control) => (
          <Input
            {...control}
            type="email"
            dir="ltr"
            autoComplete="email"
            autoCapitalize="off"
            spellCheck={false}
            maxLength={254}
            defaultValue={state.values.dhmadEmail}
          />
        )}
      </Field>
      {consent}
      <CheckboxField
        name="consent"
        label={words.agree}
        errors={state.fields?.consent}
        defaultChecked={state.values.consent === "on"}
        required
      />
      <SubmitButton size="lg" block pendingText={words.pending}>
        {words.submit}
      </SubmitButton>
    </form>
  );
}

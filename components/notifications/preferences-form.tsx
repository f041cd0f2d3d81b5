"use client";

import { type ReactNode, useActionState } from "react";
import { CheckboxField, FormAlert, SubmitButton } from "@/components/forms";
import { type FormState, IDLE } from "@/lib/actions/form-state";

type Props = {
  action: (previous: FormState, form: FormData) => Promise<FormState>;
  words: Record<"legend" | "save" | "saving", string>;
  topics: { id: string; name: string; hint: string; wanted: boolean }[];
  /** Hidden fields. */
  children: ReactNode;
};

/** A box for each topic: ticked, its mails are sent. */
export function PreferencesForm({ action, words, topics, children }: Props) {
  const [state, formAction] = useActionState(action, IDLE);
  return (
    <form action={formAction} noValidate className="space-y-5">
      {children}
      <FormAlert state={state} />
      <fieldset className="space-y-4">
        <legend className="mb-4 font-bold text-lg">{words.legend}</legend>
        {topics.map(({ id, name, hint, wanted }) => (
          // React resets a sent form to what its boxes first showed: the key makes that the present value.
          <CheckboxField
            key={`${id} ${wanted}`}
            name={id}
            label={<span className="font-semibold">{name}</span>}
            hint={hint}
            value="on"
            defaultChecked={wanted}
          />
        ))}
      </fieldset>
      <SubmitButton pendingText={words.saving}>{words.save}</SubmitButton>
    </form>
  );
}

"use client";

import { type ReactNode, useActionState } from "react";
import { Field, FormAlert, SubmitButton } from "@/components/forms";
import { Input, Select } from "@/components/ui";
import { type FormState, IDLE } from "@/lib/actions/form-state";
import type { Locale } from "@/lib/i18n/locales";

type Props = {
  action: (previous: FormState, form: FormData) => Promise<FormState>;
  words: Record<"name" | "nameHint" | "language" | "languageHint" | "save" | "saving", string>;
  languages: { code: Locale; name: string }[];
  profile: { name: string; language: Locale };
  /** Hidden fields. */
  children: ReactNode;
};

export function ProfileForm({ action, words, languages, profile, children }: Props) {
  const [state, formAction] = useActionState(action, IDLE);
  const language = state.values.language ?? profile.language;
  return (
    <form action={formAction} noValidate className="space-y-5">
      {children}
      <FormAlert state={state} />
      <Field name="name" label={words.name} hint={words.nameHint} errors={state.fields?.name}>
        {(control) => (
          <Input
            {...control}
            autoComplete="name"
            maxLength={60}
            defaultValue={state.values.name ?? profile.name}
          />
        )}
      </Field>
      <Field name="language" label={words.language} hint={words.languageHint} errors={state.fields?.language}>
        {(control) => (
          // React resets a sent form to what its select first showed: the key makes that the present value.
          <Select key={language} {...control} defaultValue={language}>
            {languages.map(({ code, name }) => (
              <option key={code} value={code} lang={code}>
                {name}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <SubmitButton pendingText={words.saving}>{words.save}</SubmitButton>
    </form>
  );
}

"use client";

import { type ReactNode, useActionState } from "react";
import { FormAlert, SubmitButton } from "@/components/forms";
import { type FormState, IDLE } from "@/lib/actions/form-state";

type Props = {
  action: (previous: FormState, form: FormData) => Promise<FormState>;
  words: Record<"submit" | "pending", string>;
  /** Hidden fields. */
  children: ReactNode;
};

/** The one button by which a person says that a mailed link was theirs. */
export function ProofForm({ action, words, children }: Props) {
  const [state, formAction] = useActionState(action, IDLE);
  return (
    <form action={formAction} className="space-y-4">
      {children}
      <FormAlert state={state} />
      <SubmitButton size="lg" block pendingText={words.pending}>
        {words.submit}
      </SubmitButton>
    </form>
  );
}

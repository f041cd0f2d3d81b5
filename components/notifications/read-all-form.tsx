"use client";

import { type ReactNode, useActionState } from "react";
import { SubmitButton } from "@/components/forms";
import { type FormState, IDLE } from "@/lib/actions/form-state";

type Props = {
  action: (previous: FormState, form: FormData) => Promise<FormState>;
  words: Record<"submit" | "pending", string>;
  /** Hidden fields. */
  children: ReactNode;
};

export function ReadAllForm({ action, words, children }: Props) {
  const [, formAction] = useActionState(action, IDLE);
  return (
    <form action={formAction}>
      {children}
      <SubmitButton variant="secondary" size="sm" pendingText={words.pending}>
        {words.submit}
      </SubmitButton>
    </form>
  );
}

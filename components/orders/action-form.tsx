"use client";

import { type ReactNode, useActionState } from "react";
import { FormAlert } from "@/components/forms/form-alert";
import { SubmitButton } from "@/components/forms/submit-button";
import type { ButtonProps } from "@/components/ui";
import { type FormState, IDLE } from "@/lib/actions/form-state";

export type FormAction = (previous: FormState, form: FormData) => Promise<FormState>;

type Props = {
  action: FormAction;
  label: string;
  pendingText: string;
  variant?: ButtonProps["variant"];
  size?: ButtonProps["size"];
  /** Hidden fields. */
  children: ReactNode;
};

/** One button that asks DHMAD for something, and what came of it above the button. */
export function ActionForm({ action, label, pendingText, variant, size = "lg", children }: Props) {
  const [state, formAction] = useActionState(action, IDLE);
  return (
    <form action={formAction} className="space-y-4">
      {children}
      <FormAlert state={state} />
      <SubmitButton variant={variant} size={size} className="w-full sm:w-auto" pendingText={pendingText}>
        {label}
      </SubmitButton>
    </form>
  );
}

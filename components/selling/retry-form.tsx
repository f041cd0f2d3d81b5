"use client";

import { type ReactNode, useActionState } from "react";
import { FormAlert, SubmitButton } from "@/components/forms";
import { type FormState, IDLE } from "@/lib/actions/form-state";
import { Countdown, useCountdown } from "./countdown";

type Props = {
  action: (previous: FormState, form: FormData) => Promise<FormState>;
  words: Record<"submit" | "pending" | "in" | "now", string>;
  /** How long the button stays closed, in milliseconds from when the page was drawn. The server checks too. */
  waitMs?: number;
  variant?: "primary" | "secondary";
  /** Hidden fields. */
  children: ReactNode;
};

/** One button that asks DHMAD again, closed while a cooldown runs. */
export function RetryForm({ action, words, waitMs = 0, variant = "primary", children }: Props) {
  const [state, formAction] = useActionState(action, IDLE);
  const leftMs = useCountdown(waitMs);
  return (
    <form action={formAction} className="space-y-3">
      {children}
      <FormAlert state={state} />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <SubmitButton variant={variant} pendingText={words.pending} disabled={leftMs > 0}>
          {words.submit}
        </SubmitButton>
        {waitMs > 0 ? <Countdown leftMs={leftMs} words={words} /> : null}
      </div>
    </form>
  );
}

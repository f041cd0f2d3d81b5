"use client";

import { useActionState } from "react";
import { FormAlert } from "@/components/forms/form-alert";
import { SubmitButton } from "@/components/forms/submit-button";
import { type FormState, IDLE } from "@/lib/actions/form-state";

type Props = {
  action: (previous: FormState, form: FormData) => Promise<FormState>;
  locale: string;
  returnTo: string;
  listingId: string;
  /** What is possible now. `name` tells the listing too, for who hears the buttons out of their row. */
  moves: { intent: string; word: string; name: string }[];
  pendingText: string;
};

/** What can be done with a listing without opening it. */
export function RowActions({ action, locale, returnTo, listingId, moves, pendingText }: Props) {
  const [state, formAction] = useActionState(action, IDLE);
  return (
    // Above the row's own link, which covers all of it.
    <div className="relative z-1 space-y-2">
      <div className="flex flex-wrap gap-2">
        {moves.map(({ intent, word, name }) => (
          <form key={intent} action={formAction}>
            <input type="hidden" name="locale" value={locale} />
            <input type="hidden" name="returnTo" value={returnTo} />
            <input type="hidden" name="listingId" value={listingId} />
            <input type="hidden" name="intent" value={intent} />
            <SubmitButton variant="secondary" size="sm" pendingText={pendingText} aria-label={name}>
              {word}
            </SubmitButton>
          </form>
        ))}
      </div>
      <FormAlert state={state} />
    </div>
  );
}

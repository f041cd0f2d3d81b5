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
  /** Pause or bring back, where one of them is possible now. */
  move: { intent: "pause" | "resume"; word: string } | null;
  /** Names the listing, for who hears the buttons out of their row. */
  title: string;
  words: { duplicate: string; pending: string };
};

/** What can be done with a listing without opening it. */
export function RowActions({ action, locale, returnTo, listingId, move, title, words }: Props) {
  const [state, formAction] = useActionState(action, IDLE);
  const intents = [...(move ? [move] : []), { intent: "duplicate", word: words.duplicate }];
  return (
    // Above the row's own link, which covers all of it.
    <div className="relative z-1 space-y-2">
      <div className="flex flex-wrap gap-2">
        {intents.map(({ intent, word }) => (
          <form key={intent} action={formAction}>
            <input type="hidden" name="locale" value={locale} />
            <input type="hidden" name="returnTo" value={returnTo} />
            <input type="hidden" name="listingId" value={listingId} />
            <input type="hidden" name="intent" value={intent} />
            <SubmitButton
              variant="secondary"
              size="sm"
              pendingText={words.pending}
              aria-label={`${word} : ${title}`}
            >
              {word}
            </SubmitButton>
          </form>
        ))}
      </div>
      <FormAlert state={state} />
    </div>
  );
}

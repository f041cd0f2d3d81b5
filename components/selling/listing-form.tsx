"use client";

import {
  type FormEvent,
  Fragment,
  type ReactNode,
  startTransition,
  useActionState,
  useRef,
  useState,
  useTransition,
} from "react";
import { FormAlert } from "@/components/forms";
import { type FormState, IDLE } from "@/lib/actions/form-state";
import type { Locale } from "@/lib/i18n/locales";
import { ConflictNotice } from "./editing/conflict-notice";
import type { EditingWords } from "./editing/editing-words";
import { KeptNotice } from "./editing/kept-notice";
import { SavingNote } from "./editing/saving-note";
import { type EditingPlace, useEditing } from "./editing/use-editing";
import { useFieldErrors } from "./editing/use-field-errors";
import type { FeeAmounts } from "./fee-amounts";
import { LISTING_FORM, PendingIntent } from "./intent-button";
import { ListingDetails } from "./listing-details";
import { type Asking, ListingFees } from "./listing-fees";
import type { ListingField } from "./listing-field";
import { ListingMode } from "./listing-mode";
import { ListingOffer } from "./listing-offer";
import { ListingProof } from "./listing-proof";
import { ListingStock } from "./listing-stock";
import { ListingTerms } from "./listing-terms";
import type { ListingWords } from "./listing-words";
import { SavedNote } from "./saved-note";

/** The fields as text, named as `listingInput` of lib/listings names them. A box that is not ticked has none. */
export type ListingValues = Record<string, string>;

type Props = {
  action: (previous: FormState, form: FormData) => Promise<FormState>;
  locale: Locale;
  words: ListingWords;
  /** In characters. */
  limits: { title: number; description: number; terms: number };
  categories: { slug: string; name: string }[];
  values: ListingValues;
  /** What the price that is saved would bring. */
  fees: FeeAmounts | null;
  /** Where it is saved while it is typed, the words for that, and the page's own path. */
  place: EditingPlace;
  editing: EditingWords;
  page: string;
  /** What to say before anything is sent: what came of the form that led here. */
  initial?: FormState;
  /** Hidden fields. */
  children: ReactNode;
  /** Stands below the form, outside it: the pictures have a form of their own; the panel's buttons send this one. */
  below: ReactNode;
};

/** A listing's text. Each of its buttons saves what was typed. */
export function ListingForm(props: Props) {
  const { action, locale, words, limits, categories, values, fees, initial = IDLE, children, below } = props;
  const [state, formAction, pending] = useActionState(action, initial);
  const [holding, startHolding] = useTransition();
  const [intent, setIntent] = useState("");
  const [asking, setAsking] = useState<Asking | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const stockChosen = useRef("stockShown" in values);
  const editing = useEditing(form, props.place, values, state);
  const fieldErrors = useFieldErrors(state, editing.saving);

  /**
   * Sent by hand, where there is JavaScript: React empties a form that it sends itself back to what is saved, and
   * what is typed on meanwhile must stay.
   */
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (pending || holding) return;
    const element = event.currentTarget;
    const submitter = (event.nativeEvent as SubmitEvent).submitter;
    setIntent(submitter instanceof HTMLButtonElement ? submitter.value : "");
    startHolding(async () => {
      const sent = await editing.read(element, submitter);
      startTransition(() => formAction(sent));
    });
  };
  const look = (event: FormEvent<HTMLFormElement>) => {
    const { name } = event.target as HTMLInputElement;
    editing.onTyped(event);
    fieldErrors.onTyped(name);
    if (name !== "price" && name !== "currency") return;
    const typed = new FormData(event.currentTarget);
    setAsking({ price: String(typed.get("price")), currency: String(typed.get("currency")) });
  };
  /** A service is offered again and again, an object once: until the seller says otherwise. */
  const suggestStock = (mode: string) => {
    const choice = form.current?.elements.namedItem("availability");
    if (!stockChosen.current && choice instanceof RadioNodeList)
      choice.value = mode === "standard" ? "always" : "one";
  };
  const sent = "mode" in state.values ? state.values : (editing.restored.values ?? values);
  const field: ListingField = { value: (name) => sent[name] ?? "", errors: fieldErrors.of };
  const conflict = state.fields?.edit
    ? (state.message ?? "")
    : editing.saving.phase === "conflict"
      ? editing.saving.said
      : null;
  return (
    <PendingIntent value={pending || holding ? intent : null}>
      <form
        ref={form}
        id={LISTING_FORM}
        action={formAction}
        onSubmit={send}
        onInput={look}
        onFocus={(event) => fieldErrors.onFocus((event.target as unknown as HTMLInputElement).name)}
        onBlur={() => {
          fieldErrors.onFocus(null);
          editing.onLeftField();
        }}
        noValidate
        className="group/listing space-y-6"
      >
        {/* What Enter in a field presses: the first button of a form, which else would be a template's. */}
        <button type="submit" name="intent" value="save" tabIndex={-1} aria-hidden className="sr-only" />
        {children}
        {field.value("edit") ? <input type="hidden" name="edit" value={field.value("edit")} /> : null}
        {editing.kept ? (
          <KeptNotice
            words={props.editing.kept}
            locale={locale}
            at={editing.kept.at}
            onRestore={editing.restore}
            onDiscard={editing.discard}
          />
        ) : null}
        {conflict === null ? null : (
          <ConflictNotice
            words={props.editing.conflict}
            said={conflict}
            address={props.page}
            pendingText={words.saving}
          />
        )}
        {state.status === "error" && conflict === null ? <FormAlert state={state} /> : null}
        <Fragment key={editing.restored.times}>
          <ListingMode {...field} words={words.mode} onChoose={suggestStock} />
          <ListingDetails {...field} words={words.details} limits={limits} categories={categories} />
          <ListingOffer
            {...field}
            words={words.offer}
            fees={<ListingFees words={words.fees} locale={locale} initial={fees} asking={asking} />}
            stock={
              <ListingStock
                {...field}
                // What was ordered meanwhile is shown with what is left of it.
                key={editing.stockKey}
                words={words.stock}
                onChoose={() => {
                  stockChosen.current = true;
                }}
              />
            }
          />
          <ListingTerms
            {...field}
            words={words.terms}
            saving={words.saving}
            locale={locale}
            limit={limits.terms}
          />
          <ListingProof {...field} words={words.proof} />
        </Fragment>
      </form>
      {below}
      <div className="pointer-events-none sticky bottom-4 z-10 flex flex-col items-start gap-2">
        <SavingNote saving={editing.saving} words={props.editing} />
        <SavedNote state={state} />
      </div>
    </PendingIntent>
  );
}

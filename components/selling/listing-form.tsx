"use client";

import { type FormEvent, type ReactNode, startTransition, useActionState, useRef, useState } from "react";
import { FormAlert } from "@/components/forms";
import { type FormState, IDLE } from "@/lib/actions/form-state";
import type { Locale } from "@/lib/i18n/locales";
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
  const [intent, setIntent] = useState("");
  const [asking, setAsking] = useState<Asking | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const stockChosen = useRef("stockShown" in values);

  /**
   * Sent by hand, where there is JavaScript: React empties a form that it sends itself back to what is saved, and
   * what is typed on meanwhile must stay.
   */
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (pending) return;
    const submitter = (event.nativeEvent as SubmitEvent).submitter;
    const sent = new FormData(event.currentTarget, submitter);
    setIntent(String(sent.get("intent")));
    startTransition(() => formAction(sent));
  };
  const look = (event: FormEvent<HTMLFormElement>) => {
    const { name } = event.target as HTMLInputElement;
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
  const wasSent = "mode" in state.values;
  const field: ListingField = {
    value: (name) => (wasSent ? state.values : values)[name] ?? "",
    errors: (name) => state.fields?.[name],
  };
  return (
    <PendingIntent value={pending ? intent : null}>
      <form
        ref={form}
        id={LISTING_FORM}
        action={formAction}
        onSubmit={send}
        onInput={look}
        noValidate
        className="group/listing space-y-6"
      >
        {/* What Enter in a field presses: the first button of a form, which else would be a template's. */}
        <button type="submit" name="intent" value="save" tabIndex={-1} aria-hidden className="sr-only" />
        {children}
        {state.status === "error" ? <FormAlert state={state} /> : null}
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
              key={values.stockShown}
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
      </form>
      {below}
      <SavedNote state={state} />
    </PendingIntent>
  );
}

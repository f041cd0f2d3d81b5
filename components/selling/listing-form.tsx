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
import { type FormState, IDLE } from "@/lib/actions/form-state";
import type { Locale } from "@/lib/i18n/locales";
import type { EditingWords } from "./editing/editing-words";
import { fieldsOf } from "./editing/kept";
import { Notices } from "./editing/notices";
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
import { ListingPreview } from "./preview/listing-preview";
import { PreviewBeside } from "./preview/preview-beside";
import { previewOf } from "./preview/preview-of";
import type { PreviewWords } from "./preview/preview-words";
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
  preview: { words: PreviewWords; picture: string | null; seller: string };
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
  const [typed, setTyped] = useState<ListingValues | null>(null);
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
    const wished = submitter instanceof HTMLButtonElement ? submitter.value : "save";
    setIntent(wished);
    startHolding(async () => {
      const sent = await editing.read(element);
      sent.set("intent", wished);
      startTransition(() => formAction(sent));
    });
  };
  const look = (event: FormEvent<HTMLFormElement>) => {
    const { name } = event.target as HTMLInputElement;
    editing.onTyped(event);
    fieldErrors.onTyped(name);
    const now = fieldsOf(event.currentTarget);
    setTyped(now);
    if (name === "price" || name === "currency")
      setAsking({ price: now.price ?? "", currency: now.currency ?? "" });
  };
  /** A service is offered again and again, an object once: until the seller says otherwise. */
  const suggestStock = (mode: string) => {
    const choice = form.current?.elements.namedItem("availability");
    if (!stockChosen.current && choice instanceof RadioNodeList)
      choice.value = mode === "standard" ? "always" : "one";
  };
  const sent = "mode" in state.values ? state.values : (editing.restored.values ?? values);
  const field: ListingField = { value: (name) => sent[name] ?? "", errors: fieldErrors.of };
  const preview = (
    <ListingPreview
      {...props.preview}
      preview={previewOf(typed ?? sent, words.details.governorates, props.preview.words, locale)}
    />
  );
  return (
    <PendingIntent value={pending || holding ? intent : null}>
      <PreviewBeside heading={props.preview.words.heading} preview={preview}>
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
          <Notices
            state={state}
            editing={editing}
            words={props.editing}
            locale={locale}
            page={props.page}
            pendingText={words.saving}
          />
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
      </PreviewBeside>
    </PendingIntent>
  );
}

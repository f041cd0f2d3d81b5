"use client";

import { type FormEvent, type ReactNode, startTransition, useActionState, useState } from "react";
import { Field, FormAlert } from "@/components/forms";
import { Card, CardTitle, Input, Select, Textarea } from "@/components/ui";
import { type FormState, IDLE } from "@/lib/actions/form-state";
import { IntentButton, PendingIntent } from "./intent-button";
import { PictureInput } from "./picture-input";
import { SavedNote } from "./saved-note";

export type ListingFormWords = Record<
  | "details"
  | "title"
  | "titleHint"
  | "description"
  | "descriptionHint"
  | "category"
  | "categoryNone"
  | "price"
  | "priceHint"
  | "deliveryDays"
  | "deliveryDaysHint"
  | "pictures"
  | "picturesHint"
  | "picturesAdd"
  | "picturesTooHeavy"
  | "save"
  | "saving",
  string
>;
/** The fields as text, named as `listingInput` of lib/listings names them. */
export type ListingValues = Record<
  "title" | "description" | "categorySlug" | "price" | "deliveryDays",
  string
>;

type Props = {
  action: (previous: FormState, form: FormData) => Promise<FormState>;
  words: ListingFormWords;
  limits: { title: number; description: number };
  categories: { slug: string; name: string }[];
  values: ListingValues;
  /** What to say before anything is sent: what came of the form that led here. */
  initial?: FormState;
  /** Hidden fields. */
  children: ReactNode;
  /** The pictures that are there; their buttons send this form. */
  pictures?: ReactNode;
  /** How to publish; its buttons send this form too, so that what was typed is never lost. */
  panel?: ReactNode;
};

/** A listing's text and pictures. Each of its buttons saves what was typed. */
export function ListingForm(props: Props) {
  const { action, words, limits, categories, values, initial = IDLE, children, pictures, panel } = props;
  const [state, formAction, pending] = useActionState(action, initial);
  const [intent, setIntent] = useState("");

  /**
   * Sent by hand, where there is JavaScript: React empties a form that it sends itself back to what is saved, and
   * pictures take long enough on their way to go on typing.
   */
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (pending) return;
    const submitter = (event.nativeEvent as SubmitEvent).submitter;
    const form = new FormData(event.currentTarget, submitter);
    setIntent(String(form.get("intent")));
    startTransition(() => formAction(form));
  };
  const value = (name: keyof ListingValues) => state.values[name] ?? values[name];
  const errors = (name: keyof ListingValues | "pictures") => state.fields?.[name];
  return (
    <PendingIntent value={pending ? intent : null}>
      <form action={formAction} onSubmit={send} noValidate className="space-y-6">
        {children}
        {state.status === "error" ? <FormAlert state={state} /> : null}
        <Card className="space-y-5">
          <CardTitle>{words.details}</CardTitle>
          <Field name="title" label={words.title} hint={words.titleHint} errors={errors("title")}>
            {(control) => (
              <Input
                {...control}
                dir="auto"
                autoComplete="off"
                maxLength={limits.title}
                defaultValue={value("title")}
              />
            )}
          </Field>
          <Field
            name="description"
            label={words.description}
            hint={words.descriptionHint}
            errors={errors("description")}
          >
            {(control) => (
              <Textarea
                {...control}
                dir="auto"
                rows={6}
                maxLength={limits.description}
                defaultValue={value("description")}
              />
            )}
          </Field>
          <Field name="categorySlug" label={words.category} errors={errors("categorySlug")}>
            {(control) => (
              <Select {...control} defaultValue={value("categorySlug")}>
                <option value="">{words.categoryNone}</option>
                {categories.map(({ slug, name }) => (
                  <option key={slug} value={slug}>
                    {name}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <div className="grid gap-5 sm:grid-cols-2">
            <Field name="price" label={words.price} hint={words.priceHint} errors={errors("price")}>
              {(control) => (
                <Input
                  {...control}
                  dir="ltr"
                  className="rtl:text-right"
                  inputMode="decimal"
                  autoComplete="off"
                  defaultValue={value("price")}
                />
              )}
            </Field>
            <Field
              name="deliveryDays"
              label={words.deliveryDays}
              hint={words.deliveryDaysHint}
              errors={errors("deliveryDays")}
            >
              {(control) => (
                <Input
                  {...control}
                  dir="ltr"
                  className="rtl:text-right"
                  inputMode="numeric"
                  autoComplete="off"
                  defaultValue={value("deliveryDays")}
                />
              )}
            </Field>
          </div>
          {pictures ? (
            <IntentButton intent="save" variant="secondary" pendingText={words.saving}>
              {words.save}
            </IntentButton>
          ) : null}
        </Card>
        <Card className="space-y-5">
          <CardTitle>{words.pictures}</CardTitle>
          {pictures}
          {/* Once there is a listing its pictures are kept whatever else failed: they must not be sent again. */}
          <PictureInput words={words} errors={errors("pictures")} emptyAfter={pictures ? state : null} />
        </Card>
        {panel ?? (
          <IntentButton intent="save" size="lg" block pendingText={words.saving}>
            {words.save}
          </IntentButton>
        )}
        <SavedNote state={state} />
      </form>
    </PendingIntent>
  );
}

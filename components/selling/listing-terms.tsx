"use client";

import { useRef, useState } from "react";
import { Field } from "@/components/forms";
import { Card, CardTitle, Textarea } from "@/components/ui";
import type { Locale } from "@/lib/i18n/locales";
import { appendTemplate } from "./append-template";
import { IntentButton } from "./intent-button";
import type { ListingField } from "./listing-field";
import type { ListingWords } from "./listing-words";

type Props = ListingField & {
  words: ListingWords["terms"];
  saving: string;
  locale: Locale;
  /** In characters. Not forced while typing: what is pasted must not be cut off in silence. */
  limit: number;
};

/** A service's contract. A template is put behind what is written, here or, without JavaScript, by the server. */
export function ListingTerms({ words, saving, locale, limit, value, errors }: Props) {
  const text = useRef<HTMLTextAreaElement>(null);
  const [length, setLength] = useState(value("contractTerms").length);
  const [added, setAdded] = useState(false);
  const insert = (template: string) => {
    if (!text.current) return;
    text.current.value = appendTemplate(text.current.value, template);
    setLength(text.current.value.length);
    setAdded(true);
    text.current.focus();
    // As if it had been typed: it is saved, too.
    text.current.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const count = new Intl.NumberFormat(locale);
  return (
    <Card className="space-y-5 group-has-[input[type=radio][value=standard]:not(:checked)]/listing:hidden">
      <CardTitle>{words.heading}</CardTitle>
      <fieldset>
        <legend className="font-semibold">{words.templates}</legend>
        <p className="mt-1 text-ink-soft text-sm">{words.templatesHint}</p>
        <div className="mt-3 flex flex-wrap gap-2">
          {words.list.map((template) => (
            <IntentButton
              key={template.key}
              intent={`template:${template.key}`}
              variant="secondary"
              size="sm"
              className="min-h-11"
              pendingText={saving}
              onClick={(event) => {
                event.preventDefault();
                insert(template.text);
              }}
            >
              {template.name}
            </IntentButton>
          ))}
        </div>
        <p role="status" className="mt-2 text-brand-ink text-sm empty:hidden">
          {added ? words.added : null}
        </p>
      </fieldset>
      <div className="space-y-1.5">
        <Field name="contractTerms" label={words.label} hint={words.hint} errors={errors("contractTerms")}>
          {(control) => (
            <Textarea
              {...control}
              ref={text}
              dir="auto"
              rows={10}
              defaultValue={value("contractTerms")}
              onChange={(event) => setLength(event.target.value.length)}
            />
          )}
        </Field>
        <p className={length > limit ? "font-semibold text-danger-ink text-sm" : "text-ink-soft text-sm"}>
          {words.counter}{" "}
          <bdi className="figures" dir="ltr">
            {count.format(length)} / {count.format(limit)}
          </bdi>
        </p>
      </div>
    </Card>
  );
}

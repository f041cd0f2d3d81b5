import { LoaderCircle } from "lucide-react";
import { CheckboxField, Field, FieldError, FormAlert, HiddenContext, SubmitButton } from "@/components/forms";
import { Button, Checkbox, Input, Select, Textarea } from "@/components/ui";
import { IDLE } from "@/lib/actions/form-state";
import type { Sample } from "./samples";
import { Shown } from "./shown";

/** The fields and forms in their states: empty, with a hint, filled, wrong, closed, on their way. */
export function Forms({ sample }: { sample: Sample }) {
  const id = (name: string) => `${sample.lang}-${name}`;
  const options = sample.options.map((name) => <option key={name}>{name}</option>);
  return (
    <>
      <Shown name="Field · Input">
        <div className="grid gap-5 sm:grid-cols-2">
          <Field name="empty" id={id("empty")} label={sample.label} optional={sample.optional}>
            {(control) => <Input {...control} placeholder={sample.placeholder} />}
          </Field>
          <Field name="hinted" id={id("hinted")} label={sample.label} hint={sample.hint} required>
            {(control) => <Input {...control} defaultValue="82,500" />}
          </Field>
          <Field name="wrong" id={id("wrong")} label={sample.label} errors={[sample.wrong]} required>
            {(control) => <Input {...control} defaultValue="beaucoup" />}
          </Field>
          <Field name="closed" id={id("closed")} label={sample.label}>
            {(control) => <Input {...control} defaultValue="82,500" disabled />}
          </Field>
        </div>
      </Shown>
      <Shown name="Textarea · Select">
        <div className="grid gap-5 sm:grid-cols-2">
          <Field name="text" id={id("text")} label={sample.heading}>
            {(control) => <Textarea {...control} defaultValue={sample.sentence} />}
          </Field>
          <Field name="text-wrong" id={id("text-wrong")} label={sample.heading} errors={[sample.wrong]}>
            {(control) => <Textarea {...control} />}
          </Field>
          <div className="space-y-5">
            <Field name="choice" id={id("choice")} label={sample.label}>
              {(control) => <Select {...control}>{options}</Select>}
            </Field>
            <Field name="choice-wrong" id={id("choice-wrong")} label={sample.label} errors={[sample.wrong]}>
              {(control) => <Select {...control}>{options}</Select>}
            </Field>
          </div>
          <Field name="choice-closed" id={id("choice-closed")} label={sample.label}>
            {(control) => (
              <Select {...control} disabled>
                {options}
              </Select>
            )}
          </Field>
        </div>
      </Shown>
      <Shown name="Checkbox · CheckboxField">
        <div className="flex gap-4">
          <Checkbox aria-label={sample.agree} />
          <Checkbox aria-label={sample.agree} defaultChecked />
          <Checkbox aria-label={sample.agree} disabled />
          <Checkbox aria-label={sample.agree} defaultChecked disabled />
        </div>
        <CheckboxField name="agree" id={id("agree")} label={sample.agree} hint={sample.sentence} />
        <CheckboxField
          name="agree-wrong"
          id={id("agree-wrong")}
          label={sample.agree}
          errors={[sample.wrong]}
        />
      </Shown>
      <Shown name="FieldError · FormAlert · SubmitButton">
        <FieldError id={id("error")} errors={[sample.wrong]} />
        <FormAlert state={{ ...IDLE, status: "ok", message: sample.sentence }} />
        <form className="flex flex-wrap gap-3">
          <HiddenContext locale={sample.lang} returnTo={`/${sample.lang}/design`} />
          <SubmitButton pendingText={sample.pending}>{sample.word}</SubmitButton>
          <Button aria-disabled>
            <LoaderCircle aria-hidden className="motion-safe:animate-spin" />
            {sample.pending}
          </Button>
        </form>
      </Shown>
    </>
  );
}

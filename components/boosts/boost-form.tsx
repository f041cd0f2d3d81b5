"use client";

import { type ReactNode, useActionState } from "react";
import { FieldError } from "@/components/forms/field";
import { FormAlert } from "@/components/forms/form-alert";
import { SubmitButton } from "@/components/forms/submit-button";
import { Radio } from "@/components/selling/radio";
import { type FormState, IDLE } from "@/lib/actions/form-state";

export type BoostOption = { days: number; label: string; price: string; perDay: string; until: string };

type Props = {
  action: (previous: FormState, form: FormData) => Promise<FormState>;
  legend: string;
  options: BoostOption[];
  button: string;
  pendingText: string;
  /** Hidden fields, and what stands above the button. */
  children: ReactNode;
};

/** The durations to choose from, as radio cards, and the way to DHMAD. */
export function BoostForm({ action, legend, options, button, pendingText, children }: Props) {
  const [state, formAction] = useActionState(action, IDLE);
  const errors = state.fields?.days;
  return (
    <form action={formAction} className="space-y-5">
      <FormAlert state={state} />
      <fieldset aria-describedby={errors ? "boost-days-error" : undefined}>
        <legend className="mb-3 font-bold text-lg">{legend}</legend>
        <div className="grid gap-3 sm:grid-cols-2">
          {options.map(({ days, label, price, perDay, until }) => (
            <Radio
              key={days}
              name="days"
              value={String(days)}
              label={label}
              hint={
                <>
                  <span className="figures block font-semibold text-base text-ink">{price}</span>
                  <span className="block">{perDay}</span>
                  {until}
                </>
              }
              defaultChecked={state.values.days === String(days)}
              className="relative rounded-control border border-line-strong p-4 has-checked:border-brand has-checked:bg-brand-soft has-checked:outline-1 has-checked:outline-brand"
              labelClassName="font-bold text-lg after:absolute after:inset-0"
            />
          ))}
        </div>
        <div className="mt-2">
          <FieldError id="boost-days-error" errors={errors} />
        </div>
      </fieldset>
      {children}
      <SubmitButton size="lg" className="w-full sm:w-auto" pendingText={pendingText}>
        {button}
      </SubmitButton>
    </form>
  );
}

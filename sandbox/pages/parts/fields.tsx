/** @jsxImportSource hono/jsx */
import type { Child } from "hono/jsx";
import { openHere } from "./ui";

type Common = {
  name: string;
  label: string;
  /** Where two forms of a page have a field of the same name. */
  id?: string;
  hint?: string | undefined;
  error?: string | undefined;
  [attribute: string]: string | number | boolean | undefined;
};

function Described({
  id,
  hint,
  error,
  children,
}: {
  id: string;
  hint?: string;
  error?: string;
  children: Child;
}) {
  return (
    <>
      {children}
      {hint ? (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      {error ? (
        <p class="field-error" id={`${id}-error`}>
          {error}
        </p>
      ) : null}
    </>
  );
}

function describedBy(id: string, hint?: string, error?: string): string | undefined {
  return [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ") || undefined;
}

export function TextArea({
  name,
  label,
  id = name,
  hint,
  error,
  value,
  ...rest
}: Common & { value?: string }) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <Described id={id} hint={hint} error={error}>
        <textarea
          id={id}
          name={name}
          rows={4}
          aria-invalid={error ? "true" : undefined}
          aria-describedby={describedBy(id, hint, error)}
          {...openHere(error)}
          {...rest}
        >
          {value}
        </textarea>
      </Described>
    </div>
  );
}

export function Select({ name, label, children }: { name: string; label: string; children: Child }) {
  return (
    <div class="field">
      <label for={name}>{label}</label>
      <select id={name} name={name}>
        {children}
      </select>
    </div>
  );
}

/** Files for a form with `enctype="multipart/form-data"`. */
export function FileField({ name, label, id = name, hint, error, ...rest }: Common) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <Described id={id} hint={hint} error={error}>
        <input
          type="file"
          id={id}
          name={name}
          accept="image/png,image/jpeg,image/webp,application/pdf"
          aria-invalid={error ? "true" : undefined}
          aria-describedby={describedBy(id, hint, error)}
          {...openHere(error)}
          {...rest}
        />
      </Described>
    </div>
  );
}

type ChoiceProps = {
  name: string;
  value: string;
  label: Child;
  id?: string;
  checked?: boolean;
  required?: boolean;
};

export function CheckBox({ name, value, label, id = `${name}-${value}`, checked = false }: ChoiceProps) {
  return (
    <label class="choice" for={id}>
      <input type="checkbox" id={id} name={name} value={value} checked={checked} />
      <span>{label}</span>
    </label>
  );
}

export function Radio({
  name,
  value,
  label,
  id = `${name}-${value}`,
  checked = false,
  required,
}: ChoiceProps) {
  return (
    <label class="choice" for={id}>
      <input type="radio" id={id} name={name} value={value} checked={checked} required={required} />
      <span>{label}</span>
    </label>
  );
}

/** A group of choices with its question, and what was wrong with the answer. */
export function Choices({
  legend,
  name,
  error,
  children,
}: {
  legend: string;
  name: string;
  error?: string | undefined;
  children: Child;
}) {
  return (
    <fieldset aria-describedby={error ? `${name}-error` : undefined}>
      <legend>{legend}</legend>
      <div class="choices">{children}</div>
      {error ? (
        <p class="field-error" id={`${name}-error`}>
          {error}
        </p>
      ) : null}
    </fieldset>
  );
}

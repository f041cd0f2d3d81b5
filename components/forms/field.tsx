import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { cn } from "@/components/ui/cn";

/** What a control needs so that its label, hint and errors are read with it: spread it over the control. */
export type FieldControl = {
  id: string;
  name: string;
  required?: boolean;
  "aria-describedby"?: string;
  "aria-invalid"?: true;
};

type Wiring = {
  name: string;
  errors?: string[];
  hint?: ReactNode;
  required?: boolean;
  /** Where two forms of one page have a field of the same name. */
  id?: string;
};

function wire({ name, errors, hint, required, id = `field-${name}` }: Wiring) {
  const described = [hint && `${id}-hint`, errors?.length && `${id}-error`].filter(Boolean).join(" ");
  const control: FieldControl = {
    id,
    name,
    ...(required ? { required } : {}),
    ...(described ? { "aria-describedby": described } : {}),
    ...(errors?.length ? { "aria-invalid": true } : {}),
  };
  return { control, hintId: `${id}-hint`, errorId: `${id}-error` };
}

export function FieldError({ id, errors }: { id: string; errors?: string[] }) {
  if (!errors?.length) return null;
  return (
    <p id={id} className="flex gap-1.5 font-medium text-danger-ink text-sm">
      <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
      <span>{errors.join(" ")}</span>
    </p>
  );
}

type FieldProps = Wiring & {
  label: ReactNode;
  /** Stands after the label: "facultatif". */
  optional?: ReactNode;
  className?: string;
  /** `(control) => <Input {...control} type="email" defaultValue={state.values.email} />` */
  children: (control: FieldControl) => ReactNode;
};

/** Label, hint, control, errors, tied together by ids. */
export function Field({ label, optional, className, children, ...wiring }: FieldProps) {
  const { control, hintId, errorId } = wire(wiring);
  return (
    <div className={cn("space-y-1.5", className)}>
      <label htmlFor={control.id} className="block font-semibold">
        {label}
        {optional ? <span className="ms-1.5 font-normal text-ink-soft text-sm">({optional})</span> : null}
      </label>
      {wiring.hint ? (
        <p id={hintId} className="text-ink-soft text-sm">
          {wiring.hint}
        </p>
      ) : null}
      {children(control)}
      <FieldError id={errorId} errors={wiring.errors} />
    </div>
  );
}

type CheckboxFieldProps = Wiring & { label: ReactNode; value?: string; defaultChecked?: boolean };

/** A box to tick, with its sentence beside it. Its value is `on` unless another is given. */
export function CheckboxField({ label, value, defaultChecked, ...wiring }: CheckboxFieldProps) {
  const { control, hintId, errorId } = wire(wiring);
  return (
    <div className="space-y-1.5">
      <div className="flex gap-3">
        <Checkbox {...control} value={value} defaultChecked={defaultChecked} />
        <div className="min-w-0">
          <label htmlFor={control.id} className="choice-label">
            {label}
          </label>
          {wiring.hint ? (
            <p id={hintId} className="text-ink-soft text-sm">
              {wiring.hint}
            </p>
          ) : null}
        </div>
      </div>
      <FieldError id={errorId} errors={wiring.errors} />
    </div>
  );
}

import type { ReactNode } from "react";
import { cn } from "@/components/ui";

type Props = {
  name: string;
  value: string;
  label: string;
  hint?: ReactNode;
  defaultChecked: boolean;
  onChange?: () => void;
  className?: string;
  labelClassName?: string;
};

/** One of several choices, its sentence read with it. */
export function Radio({ name, value, label, hint, labelClassName, className, ...input }: Props) {
  const id = `field-${name}-${value}`;
  return (
    <div className={cn("flex gap-3", className)}>
      <input
        {...input}
        type="radio"
        id={id}
        name={name}
        value={value}
        aria-describedby={hint ? `${id}-hint` : undefined}
        className="relative z-1 mt-3 size-5 shrink-0 cursor-pointer accent-brand"
      />
      <div className="min-w-0">
        <label
          htmlFor={id}
          className={labelClassName ? cn("block cursor-pointer py-2.5", labelClassName) : "choice-label"}
        >
          {label}
        </label>
        {hint ? (
          <p id={`${id}-hint`} className="text-ink-soft text-sm">
            {hint}
          </p>
        ) : null}
      </div>
    </div>
  );
}

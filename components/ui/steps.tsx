"use client";

import { clsx } from "clsx";
import { Check } from "lucide-react";
import type { ReactNode } from "react";

type Props = {
  steps: readonly { title: ReactNode; detail?: ReactNode }[];
  /** Index of the step that the person stands at; without it the steps only explain. */
  current?: number;
  className?: string;
};

/** Numbered steps: side by side where there is room, one under the other on a phone. */
export function Steps({ steps, current, className }: Props) {
  return (
    <ol className={clsx("steps", className)}>
      {steps.map((step, index) => {
        const done = current !== undefined && index < current;
        const here = index === current;
        const reached = current === undefined || done || here;
        return (
          <li key={String(index)} className="step" aria-current={here ? "step" : undefined}>
            <span
              aria-hidden
              className={clsx(
                "step-number",
                current === undefined && "bg-accent-soft text-accent-ink",
                done && "bg-brand text-on-brand",
                here && "border-2 border-brand bg-brand-soft text-brand-ink",
                !reached && "border-2 border-line text-ink-soft",
              )}
            >
              {done ? <Check className="size-4" strokeWidth={3} /> : index + 1}
            </span>
            <div className="min-w-0 pt-1">
              <p className={clsx("font-semibold leading-snug", !reached && "text-ink-soft")}>{step.title}</p>
              {step.detail ? <p className="mt-1 text-ink-soft text-sm">{step.detail}</p> : null}
            </div>
          </li>
        );
      })}
    </ol>
  );
}

import type { ReactNode } from "react";
import { cn } from "./cn";

type Props = {
  title: ReactNode;
  lead?: ReactNode;
  actions?: ReactNode;
  above?: ReactNode;
  className?: string;
  /** Where a page shows another one's header: the page itself has one h1. */
  headingLevel?: "h1" | "h4";
};

/** The one h1 of a page, with what introduces it and what can be done here. */
export function PageHeader({ title, lead, actions, above, className, headingLevel: H = "h1" }: Props) {
  return (
    <header className={cn("flex flex-wrap items-end justify-between gap-x-6 gap-y-4", className)}>
      <div className="min-w-0 max-w-2xl">
        {above}
        <H className="font-bold text-2xl tracking-tight sm:text-3xl">{title}</H>
        {lead ? <p className="mt-2 text-ink-soft">{lead}</p> : null}
      </div>
      {actions ? <div className="flex flex-wrap gap-3">{actions}</div> : null}
    </header>
  );
}
